-- Reports show what the code found, not the code; the first heading is already the title of the page.
-- A link to another notebook leads to its report: in a page to that page; in print, where there is none to follow, it is text.
function Link(link)
  local name = link.target:match("^(%d%d_[%w_]+)%.ipynb$")
  if name then
    if not PANDOC_WRITER_OPTIONS.template then
      return link.content
    end
    link.target = name .. ".html"
    return link
  end
end

function Div(div)
  if div.classes:includes("cell") then
    div.content = div.content:filter(function(block)
      return not (block.t == "CodeBlock" and div.classes:includes("code")) and not (block.t == "Header" and block.level == 1)
    end)
    return div
  end
end
