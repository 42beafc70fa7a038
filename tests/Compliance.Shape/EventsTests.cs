using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Compliance.Audit;
using Compliance.Kernel;
using Xunit;

namespace Compliance.Shape;

/// <summary>
/// What is once written can be read for ever. <c>Events/</c> holds one JSON sample of every form an event was ever stored in:
/// <c>name.json</c>, then <c>name.2.json</c> when something was added. Set COMPLIANCE_FREEZE=1 to write the samples of new events;
/// no run ever overwrites one.
/// </summary>
public sealed partial class EventsTests
{
    private static readonly JsonSerializerOptions Stored = Host.Store.Options(House.Book, TimeProvider.System).JsonSerializerOptions;
    private static readonly JsonSerializerOptions Frozen = new(Stored) { WriteIndented = true, NewLine = "\n" };
    private static readonly string Folder = House.At("tests", "Compliance.Shape", "Events");
    private static readonly bool Freezing = Environment.GetEnvironmentVariable("COMPLIANCE_FREEZE") is "1";

    private static IEnumerable<(Type Type, string StoredName)> All => Rooms.All.SelectMany(r => r.Events);

    [Fact]
    public void The_newest_sample_of_every_event_is_what_is_written_today()
    {
        var faults = new List<string>();
        foreach (var (type, name) in All)
        {
            var today = JsonSerializer.Serialize(Samples.Of(type), type, Frozen) + "\n";
            var forms = FormsOf(name);
            if (forms.Count == 0 && Freezing) File.WriteAllText(Path.Combine(Folder, name + ".json"), today);
            else if (forms.Count == 0) faults.Add($"{name} is new: run the tests once with COMPLIANCE_FREEZE=1 and commit Events/{name}.json.");
            else if (!JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(forms[^1])), JsonNode.Parse(today)))
                faults.Add($"The stored form of {name} ({type.Name}) changed. Events written in the old form are in every database: keep every field, "
                    + $"give a new one a default, and add the new form as Events/{name}.{forms.Count + 1}.json; rename or reshape only with an upcaster. Today it writes:\n{today}");
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public void Every_form_an_event_ever_had_is_read_without_loss()
    {
        var faults = new List<string>();
        foreach (var (type, name) in All)
            foreach (var form in FormsOf(name))
            {
                var text = File.ReadAllText(form);
                var read = JsonSerializer.Deserialize(text, type, Stored)!;
                var lost = Lost(JsonNode.Parse(text), JsonNode.Parse(JsonSerializer.Serialize(read, type, Stored)), name);
                if (lost is not null) faults.Add($"{Path.GetFileName(form)}: {lost} is not read back.");
            }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public void No_sample_is_left_of_an_event_that_nobody_knows() =>
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f).Split('.')[0]).Except(All.Select(e => e.StoredName)));

    [Fact]
    public void Every_stored_name_is_snake_case_and_given_once()
    {
        Assert.All(All, e => Assert.Matches(SnakeCase(), e.StoredName));
        Assert.Empty(All.GroupBy(e => e.StoredName).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(All.GroupBy(e => e.Type).Where(g => g.Count() > 1).Select(g => g.Key.Name));
        Assert.Empty(House.Book.Kinds.GroupBy(k => k.Alias).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(House.Book.Kinds.GroupBy(k => k.View.Name).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_event_is_a_sealed_record_of_its_room()
    {
        foreach (var room in Rooms.All)
            foreach (var (type, name) in room.Events)
            {
                Assert.True(type.IsSealed && type.GetMethod("<Clone>$") is not null, $"{name} is no sealed record.");
                Assert.Equal($"Compliance.{room.Name}", type.Namespace);
            }
    }

    [Fact]
    public void Every_event_has_a_sentence_in_both_languages()
    {
        var silent = All.Select(e => e.StoredName).Where(n => !House.Book.Texts.Has(EventNames.TextCode(n))).ToList();
        Assert.True(silent.Count == 0, "Audit/EventTexts.cs says nothing of: " + string.Join(", ", silent));
        var unknown = House.Book.Texts.Codes.Where(c => c.StartsWith("event.", StringComparison.Ordinal)).Select(c => c[6..]).Except(All.Select(e => e.StoredName)).ToList();
        Assert.True(unknown.Count == 0, "Audit/EventTexts.cs tells of events that nobody knows: " + string.Join(", ", unknown));
    }

    private static List<string> FormsOf(string name) =>
        [.. Directory.EnumerateFiles(Folder, name + ".*json").Where(f => FormName().IsMatch(Path.GetFileName(f)[name.Length..]))
            .OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal)];

    /// <summary>The first value of the frozen form that today's reading drops or alters; null when there is none.</summary>
    private static string? Lost(JsonNode? frozen, JsonNode? read, string at) => (frozen, read) switch
    {
        (JsonObject was, JsonObject now) => was.Select(p => now.ContainsKey(p.Key) ? Lost(p.Value, now[p.Key], $"{at}.{p.Key}") : $"{at}.{p.Key}").FirstOrDefault(l => l is not null),
        (JsonArray was, JsonArray now) => was.Count != now.Count ? at : was.Select((item, i) => Lost(item, now[i], $"{at}[{i}]")).FirstOrDefault(l => l is not null),
        _ => JsonNode.DeepEquals(frozen, read) ? null : at,
    };

    [GeneratedRegex("^[a-z]+(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex(@"^(\.[0-9]+)?\.json$")]
    private static partial Regex FormName();
}
