using System.Text.Json;

namespace Console.Tests.Safety;

/// <summary>What somebody might type to make a page do his bidding; each that ran would set <c>window.stored</c> or leave an element of its own.</summary>
internal static class Texts
{
    private static readonly string[] Hostile = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Visitor.Root(), "tests", "Shared", "hostile-texts.json")))!;

    public static IReadOnlyList<string> All => Hostile;

    /// <summary>The n-th hostile text, told apart by its number.</summary>
    public static string At(int n) => $"{n}·{Hostile[n % Hostile.Length]}";
}
