-- A draft of a law: its first page, its annex across the page, and in Word articles numbered by Word itself.
local word, print, plain = FORMAT:match("docx"), FORMAT:match("typst"), FORMAT:match("gfm")

-- Word numbers the articles itself. Markdown has one line in a cell, and columns as wide as they need.
function Span(span)
  return word and span.classes:includes("number") and {} or plain and span.content or nil
end

function LineBreak()
  return plain and { pandoc.Str("; ") } or nil
end

function Table(tbl)
  if plain then
    tbl.colspecs = tbl.colspecs:map(function(column) return { column[1], nil } end)
    return tbl
  end
end

function Div(div)
  if div.classes:includes("first-page") then
    local open = word and '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' or print and "#pagebreak()" or nil
    return open and div.content .. { pandoc.RawBlock(word and "openxml" or "typst", open) } or nil
  end
  if div.classes:includes("across") then
    if print then
      return { pandoc.RawBlock("typst", "#page(flipped: true)[") } .. div.content .. { pandoc.RawBlock("typst", "]") }
    end
    return word and { pandoc.RawBlock("openxml", "<!--across-->") } .. div.content or nil
  end
end
