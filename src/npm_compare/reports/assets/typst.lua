-- The writer for typst drops alternative texts; PDF/UA asks for them.
if not FORMAT:match("typst") then
  return {}
end

local columns = 0

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("\n", " ") .. '"'
end

-- In two columns, what is wide goes across both, at the head of a page.
local function across(blocks)
  if columns < 2 then
    return nil
  end
  local open = pandoc.RawBlock("typst", '#place(top, scope: "parent", float: true, clearance: 0.8em)[')
  return { open, blocks, pandoc.RawBlock("typst", "]") }
end

return {
  { Meta = function(meta)
      columns = tonumber(pandoc.utils.stringify(meta.columns or "0"))
    end },
  { -- Evidence that a page shows when it is opened stays out of print: the page and the tables hold it.
    Div = function(div)
      return div.classes:includes("evidence") and {} or div.content
    end,
    -- Notes below a table are set smaller than an enumeration in the text.
    OrderedList = function(list)
      local first = list.content[1] and list.content[1][1] and list.content[1][1].content and list.content[1][1].content[1]
      if first and first.t == "Span" and first.identifier:match("^note%-") then
        return { pandoc.RawBlock("typst", "#notes["), list, pandoc.RawBlock("typst", "]") }
      end
    end,
    -- A list of sources closes a short paper: there the notes name a work by author and date, and an address is a link.
    Span = function(span)
      return columns > 1 and span.classes:includes("work") and {} or nil
    end,
    Link = function(link)
      if columns > 1 and pandoc.utils.stringify(link) == link.target then
        link.content = { pandoc.Str("↗") }
        return link
      end
    end,
    Image = function(image)
      local alt = image.attributes.alt or pandoc.utils.stringify(image.caption)
      local width = columns > 1 and "80%" or columns == 1 and "100%" or "84%"
      local picture = "image(" .. quoted(image.src) .. ", width: " .. width .. ", alt: " .. quoted(alt) .. ")"
      if columns > 1 then
        return pandoc.RawInline("typst", '#place(top, scope: "parent", float: true, clearance: 0.8em, ' .. picture .. ")")
      end
      return pandoc.RawInline("typst", "#box(" .. picture .. ")")
    end,
    -- A formula is read aloud as it is written in TeX.
    Math = function(math)
      local set = pandoc.write(pandoc.Pandoc({ pandoc.Plain({ math }) }), "typst"):gsub("%s+$", "")
      local block = tostring(math.mathtype == "DisplayMath")
      local alt = quoted(math.text)
      return pandoc.RawInline("typst", "#math.equation(block: " .. block .. ", alt: " .. alt .. ", " .. set .. ".body)")
    end,
    -- What stands small below a value stands beside it where room is short.
    LineBreak = function()
      return columns > 1 and { pandoc.Space(), pandoc.Str("·"), pandoc.Space() } or nil
    end,
    Table = function(tbl)
      if #tbl.colspecs > 2 then
        return across(tbl)
      end
    end },
}
