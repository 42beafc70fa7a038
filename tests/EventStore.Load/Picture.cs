using System.Globalization;
using System.Text;

namespace EventStore.Load;

/// <summary>The curve as SVG: milliseconds over events, both by decades.</summary>
internal static class Picture
{
    private const int Width = 720, Height = 420, Left = 70, Right = 190, Top = 50, Bottom = 60;
    private const double Least = 0.01, Most = 100;

    private static readonly (string Name, string Colour, Func<Point, double> Of)[] s_lines =
    [
        ("append, 16 writers, p99", "#b42318", p => p.Append.P99),
        ("command, 16 writers, p50", "#b54708", p => p.Command.P50),
        ("append, 16 writers, p50", "#175cd3", p => p.Append.P50),
        ("append, one writer, p50", "#067647", p => p.Lone.P50),
        ("load of ten events, p50", "#6941c6", p => p.Load.P50),
    ];

    public static string Of(IReadOnlyList<Point> points)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12" fill="#344054">""").Append('\n');
        svg.Append(CultureInfo.InvariantCulture, $"""<rect width="{Width}" height="{Height}" fill="#fff"/><text x="{Left}" y="26" font-size="15" fill="#101828">What one append and one load take as the store grows</text>""").Append('\n');
        for (var ms = Least; ms <= Most * 1.01; ms *= 10)
            svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{Left}" x2="{Width - Right}" y1="{Y(ms):0.#}" y2="{Y(ms):0.#}" stroke="#eaecf0"/><text x="{Left - 8}" y="{Y(ms) + 4:0.#}" text-anchor="end">{ms:0.##} ms</text>""").Append('\n');
        foreach (var point in points)
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{X(point, points):0.#}" y="{Height - Bottom + 20}" text-anchor="middle">{point.Events:N0}</text>""").Append('\n');
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{(Left + Width - Right) / 2}" y="{Height - 16}" text-anchor="middle">events in the store</text>""").Append('\n');
        var labels = Math.Max(0, Top);
        foreach (var (name, colour, of) in s_lines.OrderByDescending(l => l.Of(points[^1])))
        {
            var path = string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p, points):0.#},{Y(of(p)):0.#}")));
            labels = Math.Max(labels + 16, (int)Y(of(points[^1])) + 4);
            svg.Append(CultureInfo.InvariantCulture, $"""<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/><text x="{Width - Right + 10}" y="{labels}" fill="{colour}">{name}</text>""").Append('\n');
        }
        return svg.Append("</svg>\n").ToString();
    }

    private static double X(Point point, IReadOnlyList<Point> points) =>
        Left + 20 + (Width - Right - Left - 40) * (Math.Log10(point.Events) - Math.Log10(points[0].Events)) / Math.Max(1, Math.Log10(points[^1].Events) - Math.Log10(points[0].Events));

    private static double Y(double ms) =>
        Top + (Height - Top - Bottom) * (1 - (Math.Log10(Math.Clamp(ms, Least, Most)) - Math.Log10(Least)) / (Math.Log10(Most) - Math.Log10(Least)));
}
