using System.Text.RegularExpressions;
using Compliance.Kernel;
using Xunit;

namespace Compliance.Shape;

/// <summary>Every code a room can answer has a sentence in Chinese and English.</summary>
public sealed partial class TextsTests
{
    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    [Fact]
    public void Every_refusal_in_the_source_has_its_sentences()
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in House.Sources("src/Compliance").Concat(House.Sources("src/Compliance.Host")))
            foreach (Match match in Codes().Matches(File.ReadAllText(file)))
            {
                var code = match.Groups[1].Value;
                found.Add(code);
                if (!House.Book.Texts.Has(code)) missing.Add($"{code} ({House.Relative(file)})");
            }
        Assert.Superset(new HashSet<string> { "FIELD_REQUIRED", "BAD_PAGE", "SESSION_UNKNOWN" }, found);
        Assert.True(missing.Count == 0, "Codes without a text:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void Every_toxic_pair_says_why() => Assert.All(Organization.ToxicPairs.All, pair => Assert.True(House.Book.Texts.Has(pair.Why), pair.Why));

    [Fact]
    public void Both_languages_say_the_same_things()
    {
        foreach (var code in House.Book.Texts.Codes)
        {
            var (zh, en) = (House.Book.Texts.Render(code, Nothing, "zh-CN"), House.Book.Texts.Render(code, Nothing, "en"));
            Assert.False(string.IsNullOrWhiteSpace(zh) || string.IsNullOrWhiteSpace(en), code);
            Assert.True(zh.Any(c => c >= 0x4e00), $"{code} is not Chinese: {zh}");
            Assert.False(en.Any(c => c >= 0x4e00 && c < 0xa000 && !zh.Contains(c, StringComparison.Ordinal)), $"{code} is not English: {en}");
            Assert.Equal(Placeholders(zh), Placeholders(en));
        }
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""(?:Because|Refuse|BadRequestException)\(\s*"(?<1>[A-Z][A-Z0-9_]+)"|Invalid\(\s*(?:\$?"[^"]*"|[\w.]+)\s*,\s*"(?<1>[A-Z][A-Z0-9_]+)["]""")]
    private static partial Regex Codes();

    [GeneratedRegex(@"\{[A-Za-z][A-Za-z0-9]*\}")]
    private static partial Regex Placeholder();
}
