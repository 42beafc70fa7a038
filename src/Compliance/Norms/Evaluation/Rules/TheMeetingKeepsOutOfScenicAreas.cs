using System.Buffers;
using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>
/// No meeting in the core zone of the listed scenic areas. The record's own word on it decides; without one the place's
/// name is read: a name of the list counts unless the place lies in another city, or the name is only part of a street's
/// or a city's (黄山市, 太湖路).
/// </summary>
internal sealed record TheMeetingKeepsOutOfScenicAreas() : Rule("SCENIC_AREA")
{
    private static readonly string[] AddressWords = ["市", "县", "区", "路", "街", "大道", "镇", "乡", " Road", " Street", " City"];

    private SearchValues<string>? names;

    public required IReadOnlyList<ScenicArea> Areas { get; init; }

    public override IEnumerable<Measure> Measures() => Areas.Select(a => new Measure(a.Name, 1, MoreIsStricter: true));

    public override string? Fault() =>
        Areas.Count == 0 || Areas.Any(a => string.IsNullOrWhiteSpace(a.Name) || a.Aliases.Any(string.IsNullOrWhiteSpace)) ? "an area has no name" : null;

    public override Ruling Judge(Facts facts)
    {
        var (place, city, stated) = (facts.Word(Fact.Place), facts.Word(Fact.City), facts.Flag(Fact.InScenicArea));
        var inputs = new Inputs(("place", place), ("city", city));
        if (stated is { } inside)
        {
            inputs["area"] = place;
            return PassIf(!inside, inputs);
        }
        if (facts.Word(Fact.PlaceKind) == "ONLINE") return Pass(inputs);
        if (string.IsNullOrWhiteSpace(place)) return Unknown(inputs, Fact.Place);
        // Nearly every place names none of them: one pass over it says so.
        names ??= SearchValues.Create([.. Areas.SelectMany(a => a.Names)], StringComparison.OrdinalIgnoreCase);
        if (place.AsSpan().IndexOfAny(names) < 0) return Pass(inputs);
        foreach (var area in Areas)
        {
            if (!area.Names.Any(name => Names(place, name)) || !area.MayLieIn(city)) continue;
            inputs["area"] = area.Name;
            return Fail(inputs);
        }
        return Pass(inputs);
    }

    private static bool Names(string place, string name)
    {
        for (var at = place.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = place.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var rest = place.AsSpan(at + name.Length);
            var address = false;
            foreach (var word in AddressWords) address |= rest.StartsWith(word, StringComparison.OrdinalIgnoreCase);
            // 景区 begins with no address word, but 区 alone does: 黄山区 is a district, 黄山景区 the park.
            if (!address) return true;
        }
        return false;
    }
}

/// <param name="Name">As the notice writes it.</param>
/// <param name="Aliases">Other names of the area or of its parts.</param>
/// <param name="Cities">Where it lies; a place of that name elsewhere is not meant. Empty: anywhere.</param>
internal sealed record ScenicArea(string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Cities)
{
    public IEnumerable<string> Names => Aliases.Prepend(Name);

    public bool MayLieIn(string? city) => string.IsNullOrWhiteSpace(city) || Cities.Count == 0
        || Cities.Any(c => city.Contains(c, StringComparison.OrdinalIgnoreCase) || c.Contains(city, StringComparison.OrdinalIgnoreCase));
}
