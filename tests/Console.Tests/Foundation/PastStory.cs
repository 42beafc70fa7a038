using System.Globalization;
using System.Text.RegularExpressions;

namespace Console.Tests.Foundation;

/// <summary>The register turned back to a day: wherever one drills, from whatever place on earth, the day stays.</summary>
public abstract class PastStory(ConsoleFixture console, Look look) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task From_a_violation_of_the_past_one_comes_to_its_record_and_history_as_they_stood_that_day()
    {
        var (day, violation, then) = await ChangedSince();
        var until = await History(then, day);
        Assert.InRange(until, 1, await History(then, null) - 1);
        await console.As("auditor", look, async v =>
        {
            await v.Open($"/violations?asOf={day}&size=100");
            await v.Press(v.Main.GetByRole(AriaRole.Table).First.Locator($"a[href^='/violations/{violation["violation/".Length..]}?']"));
            await Expect(Band(v, day)).ToBeVisibleAsync();
            // Which record it is, with its state beside the link to it.
            var subject = v.Main.GetByRole(AriaRole.Definition).First;
            var state = (await subject.InnerTextAsync()).Replace(await subject.GetByRole(AriaRole.Link).InnerTextAsync(), "", StringComparison.Ordinal).Trim();
            Assert.NotEmpty(state);

            await v.Press(v.Main.GetByRole(AriaRole.Link, new() { Name = v.Say("查看所涉记录", "Open the record") }));
            await Expect(v.Page).ToHaveURLAsync(new Regex($"/(activities|receptions|funds)/.*asOf={day}"));
            await Expect(Band(v, day)).ToBeVisibleAsync();
            await Expect(Head(v)).ToContainTextAsync(state);
            await Expect(Entries(v)).ToHaveCountAsync(until);
            // Nothing is done to the past, nor printed as if it were the present.
            await Expect(v.Link("打印", "Print")).ToHaveCountAsync(0);
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("record-as-of");
            // The way back leads to that day too.
            await Expect(v.Main.GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", new Regex($"asOf={day}$"));

            await v.Press(v.Button("回到现在", "Back to now"));
            await Expect(Band(v, day)).ToHaveCountAsync(0);
            await Expect(Head(v)).Not.ToContainTextAsync(state);
        });
    }

    [Theory]
    [InlineData("activities"), InlineData("funds")]
    public Task A_row_of_a_list_of_the_past_leads_to_that_day(string list) => console.As("auditor", look, async v =>
    {
        await v.Open($"/{list}?asOf=2025-09-30");
        await v.OpenFirst();
        await Expect(v.Page).ToHaveURLAsync(new Regex($"/{list}/.+asOf=2025-09-30"));
        await Expect(Band(v, "2025-09-30")).ToBeVisibleAsync();
    });

    [Fact]
    public async Task A_long_history_begins_with_the_newest_act_and_is_read_to_its_first()
    {
        const int acts = 250;
        var budget = (await console.Ask("finance", "{ budgets(first: 1, where: { closed: { eq: false }, year: { eq: 2025 } }) { nodes { id } } }")).GetProperty("budgets").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        for (var i = 0; i < acts; i += 10)
            await console.Ask("finance", $"mutation {{ {string.Join(' ', Enumerable.Range(i + 1, 10).Select(n => $"a{n}: adjustBudget(input: {{ id: \"{budget}\", change: {(n % 2 == 0 ? -1 : 1)}, reason: \"第 {n} 次调整\" }}) {{ budget {{ id }} }}"))} }}");
        var all = await History(budget, null);
        Assert.InRange(all, acts + 1, acts + 100);
        await console.As("finance", look, async v =>
        {
            await v.Open("/budgets/" + budget["budget/".Length..]);
            await Expect(Entries(v).First).ToContainTextAsync($"第 {acts} 次调整");
            var more = v.Button("显示更多", "Show more");
            for (var shown = 50; shown < all; shown += 50)
            {
                await Expect(Entries(v)).ToHaveCountAsync(shown);
                await v.Press(more);
            }
            await Expect(more).ToHaveCountAsync(0);
            await Expect(Entries(v)).ToHaveCountAsync(all);
            await Expect(Entries(v).Nth(acts - 1)).ToContainTextAsync("第 1 次调整");
            await v.AssertAccessible();
        });
    }

    [Fact]
    public async Task In_another_part_of_the_world_the_clock_and_the_days_are_the_offices()
    {
        // A day whose end in New York lies half a day later, when more was known.
        var raised = await Raised();
        var (day, here) = ("", 0);
        foreach (var candidate in raised.Select(r => Day(r.At.AddDays(-1))).Distinct())
        {
            here = await Known(End(candidate));
            if (here == 0 || here == await Known(candidate + "T23:59:59.999-04:00")) continue;
            day = candidate;
            break;
        }
        Assert.NotEmpty(day);
        await console.As("auditor", look, async v =>
        {
            Assert.Equal("America/New_York", await v.Page.EvaluateAsync<string>("Intl.DateTimeFormat().resolvedOptions().timeZone"));
            await v.Open($"/violations?asOf={day}");
            Assert.Equal(here, await v.Total());
            await v.Open("/violations/" + raised[0].Id["violation/".Length..]);
            await Expect(v.Main.GetByText(raised[0].At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), new() { Exact = true }).First).ToBeVisibleAsync();
        }, "America/New_York");
    }

    /// <summary>A day, a violation known on it, and its record, which has changed since.</summary>
    private async Task<(string Day, string Violation, string Subject)> ChangedSince()
    {
        const string query = """
            query($at: DateTime) { violations(first: 100, asOf: $at) { nodes { id now: subject { ...Said } then: subject(asOf: $at) { ...Said } } } }
            fragment Said on Node { id ... on Activity { activity: status } ... on Reception { reception: status } ... on FundUse { fundUse: status } }
            """;
        foreach (var day in (await Raised()).Select(r => Day(r.At)).Distinct())
            foreach (var v in (await console.Ask("auditor", query, new { at = End(day) })).GetProperty("violations").GetProperty("nodes").EnumerateArray())
                if (v.GetProperty("now").GetRawText() != v.GetProperty("then").GetRawText()) return (day, v.GetProperty("id").GetString()!, v.GetProperty("then").GetProperty("id").GetString()!);
        throw new InvalidOperationException("No record of the demo changed after a violation was raised on it.");
    }

    private async Task<int> History(string subject, string? day) =>
        (await console.Ask("auditor", "query($s: ID!, $at: DateTime) { history(subject: $s, first: 0, asOf: $at) { totalCount } }", new { s = subject, at = day is null ? null : End(day) })).GetProperty("history").GetProperty("totalCount").GetInt32();

    private async Task<int> Known(string at) =>
        (await console.Ask("auditor", "query($at: DateTime) { violations(first: 0, asOf: $at) { totalCount } }", new { at })).GetProperty("violations").GetProperty("totalCount").GetInt32();

    /// <summary>The violations in the order in which they were raised, with the office's time of it.</summary>
    private async Task<List<(string Id, DateTimeOffset At)>> Raised() =>
        [.. (await console.Ask("auditor", "{ violations(first: 100) { nodes { id raisedAt } } }")).GetProperty("violations").GetProperty("nodes").EnumerateArray()
            .Select(n => (n.GetProperty("id").GetString()!, n.GetProperty("raisedAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8)))).OrderBy(n => n.Item2)];

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string End(string day) => day + "T23:59:59.999+08:00";
    private static ILocator Band(Visitor v, string day) => v.Page.GetByText(v.Say($"您看到的是 {day} 结束时的登记情况", $"You see the register as it stood at the end of {day}"));
    /// <summary>The record's title with what marks it.</summary>
    private static ILocator Head(Visitor v) => v.Title.Locator("..");
    /// <summary>What happened to it, each with its time; the steps beside it have none.</summary>
    private static ILocator Entries(Visitor v) => v.Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Listitem).Filter(new() { Has = v.Page.Locator("time") });
}

public sealed class PastAtTheDesk(ConsoleFixture console) : PastStory(console, Look.Usual);
[Trait("Looks", "Further")]
public sealed class PastOnThePhoneInEnglish(ConsoleFixture console) : PastStory(console, Look.OnPhoneInEnglish);
