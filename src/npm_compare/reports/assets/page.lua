-- Reports show what the code found, not the code; the first heading is already the title of the page.
function Div(div)
  if div.classes:includes("cell") then
    div.content = div.content:filter(function(block)
      return not (block.t == "CodeBlock" and div.classes:includes("code")) and not (block.t == "Header" and block.level == 1)
    end)
    return div
  end
end
