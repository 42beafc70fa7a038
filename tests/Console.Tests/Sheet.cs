using System.IO.Compression;
using System.Xml.Linq;

namespace Console.Tests;

/// <summary>The rows of an XLSX file's first sheet, as a spreadsheet shows them: texts, figures, nothing.</summary>
internal static class Sheet
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static IReadOnlyList<IReadOnlyList<object?>> Read(string path)
    {
        using var file = ZipFile.OpenRead(path);
        var texts = file.GetEntry("xl/sharedStrings.xml") is { } shared ? Load(shared).Elements(Main + "si").Select(Text).ToList() : [];
        return [.. Load(file.GetEntry("xl/worksheets/sheet1.xml")!).Descendants(Main + "row").Select(row => Cells(row, texts))];
    }

    private static List<object?> Cells(XElement row, IReadOnlyList<string> texts)
    {
        var cells = new List<object?>();
        foreach (var cell in row.Elements(Main + "c"))
        {
            var at = Column((string)cell.Attribute("r")!);
            while (cells.Count < at) cells.Add(null);
            var value = (string?)cell.Element(Main + "v");
            cells.Add((string?)cell.Attribute("t") switch
            {
                "s" => texts[int.Parse(value!, System.Globalization.CultureInfo.InvariantCulture)],
                "inlineStr" => Text(cell.Element(Main + "is")!),
                "str" => value,
                _ => value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            });
        }
        return cells;
    }

    private static string Text(XElement of) => string.Concat(of.Descendants(Main + "t").Select(t => t.Value));

    /// <summary>Of <c>AB12</c>, from zero.</summary>
    private static int Column(string name) => name.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (n, c) => (n * 26) + c - 'A' + 1) - 1;

    private static XElement Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream).Root!;
    }
}
