using System.Text;
using CsvHelper;

namespace Compliance.Host.Import.Csv;

/// <summary>
/// A CSV file in memory: header and rows with the lines they stand on. UTF-8 with or without a byte order mark, UTF-16 with
/// one, else GB18030, as spreadsheets of the mainland write it; comma, semicolon or tab.
/// </summary>
internal sealed class CsvTable
{
    public const int LargestFile = 64 * 1024 * 1024, MostRows = 200_000, LongestCell = 10_000, MostColumns = 200;

    private CsvTable(IReadOnlyList<string> columns, IReadOnlyList<(int Line, string[] Cells)> rows) => (Columns, Rows) = (columns, rows);

    public IReadOnlyList<string> Columns { get; }
    public IReadOnlyList<(int Line, string[] Cells)> Rows { get; }

    /// <exception cref="CsvException">The file is no table.</exception>
    public static CsvTable Read(string name, Stream file)
    {
        if (file.Length > LargestFile) throw One(1, $"the file is larger than {LargestFile / 1024 / 1024} MB; split it.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        if (bytes.Length == 0) throw One(1, "the file is empty; the first line names the columns.");
        var text = Decode(bytes) ?? throw One(1, "the text is neither UTF-8 nor GB18030; save it as CSV UTF-8.");
        if (text.Contains('\0')) throw One(1, "the file is no text (it may be a workbook); save it as CSV UTF-8.");

        // Quotation marks and numbers of cells are looked at record by record, so that every fault is told and not the first alone.
        var faults = new List<CsvFault>();
        var options = new CsvReaderOptions
        {
            Separator = Delimiter(text), HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true, TrimInsideQuotes = true, MaxRecordSize = LargestFile,
            OnMalformedRecord = r => faults.Add(new((int)r.LineNumber, null, r.Reason == CsvMalformedReason.UnterminatedQuote
                ? "a quotation mark is opened here and never closed." : "a quotation mark stands in the middle of a cell; double it and put the cell into quotation marks.")),
        };
        using var reader = CsvReader.FromText(text, options);
        if (!reader.Read()) throw One(1, "the file is empty; the first line names the columns.");
        var columns = reader.Current.ToArray();
        if (columns.Length > MostColumns) throw One(1, $"there are more than {MostColumns} columns.");
        var rows = new List<(int, string[])>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            var cells = reader.Current.ToArray();
            if (cells.All(c => c.Length == 0)) continue;
            if (cells.Length != columns.Length) faults.Add(new(line, null, $"the row has {cells.Length} cells, the header {columns.Length}."));
            else if (Array.FindIndex(cells, c => c.Length > LongestCell) is >= 0 and var at) faults.Add(new(line, columns[at], $"the cell is longer than {LongestCell:N0} characters."));
            if (rows.Count == MostRows) throw One(line, $"there are more than {MostRows:N0} rows; split the file.");
            rows.Add((line, cells));
        }
        return faults.Count > 0 ? throw new CsvException(name, faults) : new(columns, rows);

        CsvException One(int line, string reason) => new(name, [new(line, null, reason)]);
    }

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xff, 0xfe])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xfe, 0xff])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xef, 0xbb, 0xbf])) bytes = bytes[3..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            try
            {
                return CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    private static char Delimiter(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var header = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t' }.MaxBy(d => header.Count(c => c == d));
    }
}
