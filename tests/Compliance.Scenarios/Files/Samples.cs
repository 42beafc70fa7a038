using System.IO.Compression;
using System.Text;

namespace Compliance.Scenarios.Files;

/// <summary>Small files of every kind an office files, and of kinds it must not.</summary>
internal static class Samples
{
    public static byte[] Pdf(string text = "letter") => Encoding.ASCII.GetBytes($"%PDF-1.4\n% {text}\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n");
    public static byte[] Png() => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    public static byte[] Jpeg() => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8];
    public static byte[] Csv() => Encoding.UTF8.GetBytes("姓名,金额\n张三,100\n");
    public static byte[] Docx() => Zip("[Content_Types].xml", "word/document.xml");
    public static byte[] Xlsx() => Zip("[Content_Types].xml", "xl/workbook.xml");
    public static byte[] Ofd() => Zip("OFD.xml", "Doc_0/Document.xml");
    public static byte[] MacroDocument() => Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
    public static byte[] PlainZip() => Zip("a.txt");
    public static byte[] Html() => Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>, a\n");
    public static byte[] Program() => [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0];

    public static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
                using (var entry = zip.CreateEntry(name).Open())
                    entry.Write("<x/>"u8);
        return stream.ToArray();
    }
}
