-- The writer for typst drops alternative texts; PDF/UA asks for them.
local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("\n", " ") .. '"'
end
if FORMAT:match("typst") then
  -- Evidence that a page shows when it is opened stays out of print: the page and the tables hold it.
  function Div(div)
    if div.classes:includes("evidence") then
      return {}
    end
  end
  function Image(image)
    local alt = image.attributes.alt or pandoc.utils.stringify(image.caption)
    return pandoc.RawInline("typst", "#box(image(" .. quoted(image.src) .. ", width: 80%, alt: " .. quoted(alt) .. "))")
  end
end
