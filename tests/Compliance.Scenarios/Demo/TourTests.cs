using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Compliance.Scenarios.Demo;

/// <summary>The README's tour of five minutes, pasted as it stands there.</summary>
public sealed partial class TourTests(DemoFixture host) : IClassFixture<DemoFixture>
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root(), "README.md"));

    [Fact]
    public async Task Each_step_of_the_tour_does_what_it_says()
    {
        var steps = Block().Matches(Readme).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(5, steps.Count);

        var findings = (await host.Data("branch", steps[0])).GetProperty("checkActivity").EnumerateArray().ToList();
        Assert.Contains(findings, f => f.GetProperty("outcome").GetString() == "FAIL" && f.GetProperty("clause").GetProperty("id").GetString() == "meeting.quota" && f.GetProperty("arithmetic").GetString()!.Length > 0);

        var activity = (await host.Data("branch", steps[1])).GetProperty("submitActivity").GetProperty("activity");
        Assert.Equal(("SUBMITTED", "BRANCH_HEAD"), (activity.GetProperty("status").GetString(), activity.GetProperty("waitingFor").GetString()));
        var approve = steps[2].Replace("activity/…", activity.GetProperty("id").GetString(), StringComparison.Ordinal);
        var approved = new List<JsonElement>();
        foreach (var user in new[] { "head", "secretariat", "finance" }) approved.Add((await host.Data(user, approve)).GetProperty("approveActivityStep").GetProperty("activity"));
        Assert.Equal(["SUBMITTED", "SUBMITTED", "APPROVED"], approved.Select(a => a.GetProperty("status").GetString()));
        Assert.Equal(35_000m, Assert.Single(approved[^1].GetProperty("commitments").EnumerateArray()).GetProperty("amount").GetDecimal());

        var finance = await host.Data("finance", steps[3]);
        Assert.NotEmpty(finance.GetProperty("fundUses").GetProperty("nodes").EnumerateArray());
        Assert.Equal(5, finance.GetProperty("budgets").GetProperty("nodes").GetArrayLength());

        var discipline = await host.Data("discipline", steps[4]);
        Assert.All(discipline.GetProperty("violationStatistics").EnumerateArray(), g => Assert.True(g.GetProperty("count").GetInt32() > 0));
        var subject = discipline.GetProperty("violations").GetProperty("nodes")[0].GetProperty("subject").GetProperty("id").GetString();
        var history = History().Match(Readme).Groups[1].Value.Replace("…", subject, StringComparison.Ordinal);
        Assert.NotEmpty((await host.Data("discipline", $"{{ {history} }}")).GetProperty("history").GetProperty("nodes").EnumerateArray());
        var moment = AsOf().Match(Readme).Groups[1].Value;
        Assert.True(await Violations($"(asOf: \"{moment}\")") < await Violations(""));
    }

    private async Task<int> Violations(string arguments) => (await host.Data("discipline", $"{{ violations{arguments} {{ totalCount }} }}")).GetProperty("violations").GetProperty("totalCount").GetInt32();

    private static string Root()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, "Compliance.sln"))) return at;
        throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex("```graphql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("ask `(history[^`]*)`")]
    private static partial Regex History();

    [GeneratedRegex("add `asOf: \"([^\"]*)\"`")]
    private static partial Regex AsOf();
}
