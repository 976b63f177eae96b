-- Reports show what the code found, not the code.
function Div(div)
  if div.classes:includes("cell") and div.classes:includes("code") then
    div.content = div.content:filter(function(block) return block.t ~= "CodeBlock" end)
    return div
  end
end
