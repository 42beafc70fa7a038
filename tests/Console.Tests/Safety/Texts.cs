namespace Console.Tests.Safety;

/// <summary>What somebody might type to make a page do his bidding. Each would set <c>window.pwned</c> or leave an element marked <c>data-pwned</c>.</summary>
internal static class Texts
{
    public static readonly IReadOnlyList<string> Hostile =
    [
        "<img src=x onerror=window.pwned=1 data-pwned>",
        "<script data-pwned>window.pwned=1</script>",
        "\"><svg data-pwned onload=window.pwned=1>",
        "'-alert(window.pwned=1)-'",
        "javascript:window.pwned=1//",
        "{{constructor.constructor('window.pwned=1')()}}",
        "</title><body onload=window.pwned=1 data-pwned>",
        "[x](javascript:window.pwned=1) ${window.pwned=1}",
        "\u202E<b data-pwned>\u0000bold".Replace("\u0000", "", StringComparison.Ordinal),
    ];

    /// <summary>The n-th hostile text, told apart by its number.</summary>
    public static string At(int n) => $"{n}·{Hostile[n % Hostile.Count]}";
}
