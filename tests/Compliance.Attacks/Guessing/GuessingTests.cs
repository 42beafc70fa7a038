using System.Diagnostics;
using Compliance.Attacks.Matrix;
using Compliance.Host.Access;
using Compliance.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Attacks.Guessing;

/// <summary>
/// Somebody who knows or guesses ids of another branch, or of another association, asks for them by every way there is. He
/// must learn nothing that he would not learn of an id that does not exist.
/// </summary>
public sealed class GuessingTests(HostFixture host) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private static readonly string[] Kinds = ["activity", "fundUse", "reception", "violation", "budget", "income", "waived"];
    private readonly Dictionary<string, string> foreign = [];

    public async Task InitializeAsync()
    {
        await OfficeSeed.EnsureAsync(host.Services, OfficeBranches.OtherTenant, OfficeBranches.Elsewhere, "other-");
        await OfficeSeed.OpenAsync(host.Services, host.Settings.Tenant, OfficeBranches.Other);
        foreach (var user in new[] { "other-discipline", "other-branch" })
            await host.Services.GetRequiredService<Accounts>().AddAsync(user, OfficeBranches.OtherTenant, "person/" + user, "no password opens this", default);
        foreach (var kind in Kinds) foreign[kind] = await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Other).Fill($"{{%{kind}}}");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>An id of the same form that nobody has.</summary>
    private static string Absent(string id) => id[..^4] + "0000";

    public static TheoryData<string, string> Guessers()
    {
        var data = new TheoryData<string, string>();
        foreach (var user in new[] { "branch", "head", "other-discipline", "other-branch" })
            foreach (var kind in Kinds) data.Add(user, kind);
        return data;
    }

    [Theory]
    [MemberData(nameof(Guessers))]
    public async Task A_record_of_others_answers_word_for_word_as_one_that_is_not(string user, string kind)
    {
        Assert.Equal(await Answer(Absent(foreign[kind])), await Answer(foreign[kind]));

        async Task<string> Answer(string id)
        {
            var all = "";
            foreach (var query in new[] { "{ node(id: \"ID\") { id __typename } }", "{ history(subject: \"ID\") { totalCount nodes { what } } }" })
                using (var answer = await host.GraphQL(user, query.Replace("ID", id, StringComparison.Ordinal), language: "en"))
                    all += answer.RootElement.GetRawText().Replace(id, "ID", StringComparison.Ordinal);
            return all;
        }
    }

    /// <summary>Guesses at violations are on record, a miss like a hit; of other records there is nothing to record: they answered "no such record".</summary>
    [Fact]
    public async Task Whoever_guesses_at_violations_is_on_record_whether_he_hits_or_not()
    {
        var violation = foreign["violation"];
        string[] guesses = [violation, Absent(violation), foreign["activity"]];
        foreach (var id in guesses)
            using (var answer = await host.GraphQL("head", $"{{ node(id: \"{id}\") {{ id }} }}")) Assert.Null(answer.Code());
        Assert.Equal(new[] { violation, Absent(violation) }.Order(StringComparer.Ordinal), await host.Sql($"select distinct data ->> 'Subject' from public.mt_events where type = 'read_noted' and data ->> 'Subject' in ('{string.Join("', '", guesses)}') and data ->> 'By' = 'person/head' and (data ->> 'Refused')::boolean order by 1"));
    }

    [Theory]
    [InlineData("activities", "activity")]
    [InlineData("fundUses", "fundUse")]
    [InlineData("receptions", "reception")]
    [InlineData("violations", "violation")]
    [InlineData("budgets", "budget")]
    [InlineData("incomes", "income")]
    public async Task No_filter_or_negation_of_one_brings_a_row_or_a_count_of_others(string list, string kind)
    {
        foreach (var where in new[] { $"{{ id: {{ eq: \"{foreign[kind]}\" }} }}", "{ branch: { eq: \"branch/neurology\" } }", "{ branch: { neq: \"branch/cardiology\" } }",
            "{ or: [{ branch: { eq: \"branch/neurology\" } }, { branch: { eq: \"branch/cardiology\" } }] }", "{ and: [{ or: [{ branch: { nin: [\"branch/cardiology\"] } }] }] }" })
            foreach (var user in new[] { "branch", "other-branch", "other-discipline" })
            {
                using var answer = await host.GraphQL(user, $"{{ it: {list}(where: {where}) {{ totalCount nodes {{ branch {{ id }} }} }} }}");
                Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ToString());
                var it = answer.RootElement.GetProperty("data").GetProperty("it");
                foreach (var row in it.GetProperty("nodes").EnumerateArray()) Assert.Equal("branch/cardiology", row.GetProperty("branch").GetProperty("id").GetString());
                if (!where.Contains("cardiology\" } }] }", StringComparison.Ordinal)) Assert.Equal(0, it.GetProperty("totalCount").GetInt64());
            }
    }

    [Fact]
    public async Task A_cursor_given_to_one_office_shows_another_nothing_of_it()
    {
        foreach (var branch in new[] { OfficeBranches.Own, OfficeBranches.Other })
            for (var i = 0; i < 3; i++) await new Targets(host.Services, host.Settings.Tenant, branch).Fill("{%activity}");
        using var all = await host.GraphQL("finance", "{ activities(first: 1, order: [{ createdAt: DESC }]) { pageInfo { endCursor } } }");
        var cursor = all.RootElement.GetProperty("data").GetProperty("activities").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        foreach (var direction in new[] { $"first: 50, after: \"{cursor}\"", $"last: 50, before: \"{cursor}\"" })
            foreach (var user in new[] { "branch", "other-branch" })
            {
                using var page = await host.GraphQL(user, $"{{ activities({direction}, order: [{{ createdAt: DESC }}]) {{ nodes {{ branch {{ id }} }} }} }}");
                Assert.All(page.RootElement.GetProperty("data").GetProperty("activities").GetProperty("nodes").EnumerateArray(), row => Assert.Equal("branch/cardiology", row.GetProperty("branch").GetProperty("id").GetString()));
            }
        foreach (var forged in new[] { "", "AAAA", "' or 1=1 --", new string('A', 5000), Convert.ToBase64String("[\"2025-01-01\",\"x'\"]"u8) })
        {
            using var answer = await host.GraphQL("branch", "query($c: String) { activities(first: 1, after: $c) { totalCount } }", new { c = forged });
            Assert.True(answer.Code() is "BAD_CURSOR" or null, answer.RootElement.GetRawText());
        }
    }

    /// <summary>Counting what one may not see must not take longer the more of it there is.</summary>
    [Fact]
    public async Task The_time_of_a_total_tells_nothing_of_what_others_have()
    {
        for (var i = 0; i < 300; i++) await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Other).Fill("{%activity}");
        // By turns, so that whatever else the machine does meanwhile falls on both.
        var (ofMany, ofNone) = (new List<double>(), new List<double>());
        for (var i = 0; i < 60; i++)
        {
            ofMany.Add(await Time("branch/neurology"));
            ofNone.Add(await Time("branch/of-nobody"));
        }
        var (full, empty) = (ofMany.Order().ElementAt(20), ofNone.Order().ElementAt(20));
        Assert.True(full < empty * 3 && empty < full * 3, $"300 hidden rows: {full:0.00} ms, none: {empty:0.00} ms");

        async Task<double> Time(string branch)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await host.GraphQL("branch", $"{{ activities(where: {{ branch: {{ eq: \"{branch}\" }}, title: {{ contains: \"a\" }} }}) {{ totalCount }} }}");
            var time = clock.Elapsed.TotalMilliseconds;
            Assert.Equal(0, answer.RootElement.GetProperty("data").GetProperty("activities").GetProperty("totalCount").GetInt64());
            return time;
        }
    }

    [Fact]
    public async Task A_mutation_on_a_record_of_others_is_refused_and_changes_nothing()
    {
        var before = await host.Sql($"select version from public.mt_streams where id = '{foreign["activity"]}'");
        foreach (var user in new[] { "branch", "other-branch" })
            using (var answer = await host.GraphQL(user, $"mutation {{ it: cancelActivity(input: {{ id: \"{foreign["activity"]}\", reason: \"x\" }}) {{ errors {{ ... on Error {{ code }} }} }} }}"))
                Assert.Equal("NOT_FOUND", answer.RootElement.GetProperty("data").GetProperty("it").GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(before, await host.Sql($"select version from public.mt_streams where id = '{foreign["activity"]}'"));
    }
}
