-- What a reference document cannot say: which paragraph has which of its styles, and how wide each column is.
local LETTERS = 100 -- letters of a table that stand side by side on a page
local LONG = 60 -- letters from which a text needs no wider column but more lines

-- The blocks as paragraphs of a style of the reference document.
local function styled(blocks, style)
  local paragraphs = blocks:map(function(block) return block.t == "Plain" and pandoc.Para(block.content) or block end)
  return pandoc.Blocks({ pandoc.Div(paragraphs, pandoc.Attr("", {}, { ["custom-style"] = style })) })
end

local function words_in(cell)
  local spaced = pandoc.Div(cell.contents):walk({ LineBreak = function() return pandoc.Space() end })
  return pandoc.utils.stringify(spaced)
end

-- Letters of the longest word of a column, and of its longest text.
local function longest(rows, column)
  local word_length, text_length = 0, 0
  for _, row in ipairs(rows) do
    local text = words_in(row.cells[column])
    text_length = math.max(text_length, utf8.len(text))
    for word in text:gmatch("%S+") do
      word_length = math.max(word_length, utf8.len(word))
    end
  end
  return word_length + 3, math.min(text_length, LONG) -- 3: the margins of a cell
end

-- The rows that have a cell for each column.
local function whole(rows, tbl)
  return rows:filter(function(row) return #row.cells == #tbl.colspecs end)
end

-- Each column is at least as wide as its longest word; what is left goes to the columns with longer texts.
local function set_widths(tbl, rows)
  local words, texts, all_words, all_texts = {}, {}, 0, 0
  for column = 1, #tbl.colspecs do
    words[column], texts[column] = longest(rows, column)
    all_words, all_texts = all_words + words[column], all_texts + texts[column]
  end
  local left = math.max(LETTERS - all_words, 0)
  for column = 1, #tbl.colspecs do
    local share = words[column] + left * texts[column] / math.max(all_texts, 1)
    tbl.colspecs[column] = { tbl.colspecs[column][1], share / (all_words + left) }
  end
end

-- Whether the page itself shares out its width: pandoc gives equal shares where nothing is said.
local function has_widths(tbl)
  for _, column in ipairs(tbl.colspecs) do
    if column[2] ~= tbl.colspecs[1][2] then
      return true
    end
  end
  return false
end

-- A heading that goes on in the middle of a word gets the room it lacks from the widest column, up to half of that.
local function widen_for_headings(tbl)
  local heads, widest = whole(tbl.head.rows, tbl), 1
  for column, spec in ipairs(tbl.colspecs) do
    widest = spec[2] > tbl.colspecs[widest][2] and column or widest
  end
  for column, spec in ipairs(tbl.colspecs) do
    local lacking = (longest(heads, column) + 1) / LETTERS - spec[2] -- 1: they are bold
    if lacking > 0 and column ~= widest then
      local given = math.min(lacking, tbl.colspecs[widest][2] / 2)
      tbl.colspecs[column] = { spec[1], spec[2] + given }
      tbl.colspecs[widest] = { tbl.colspecs[widest][1], tbl.colspecs[widest][2] - given }
    end
  end
end

function Table(tbl)
  local rows = pandoc.List({})
  rows:extend(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do
    rows:extend(body.body)
    for _, group in ipairs({ body.head, body.body }) do
      for _, row in ipairs(group) do
        if row.attr.classes:includes("part") then
          row.cells[1].contents = styled(row.cells[1].contents, "Part")
        end
      end
    end
  end
  if has_widths(tbl) then
    widen_for_headings(tbl)
  else
    set_widths(tbl, whole(rows, tbl))
  end
  return tbl
end

-- A note below a table is an item of a list that begins with the name to which the number beside a value leads.
function OrderedList(list)
  list.content = list.content:map(function(item)
    local first = item[1] and item[1].content and item[1].content[1]
    local is_note = first and first.t == "Span" and first.identifier:match("^note%-")
    return is_note and styled(item, "Note") or item
  end)
  return list
end
