using Compliance.Host.Commands;
using Compliance.Host.Views;
using Compliance.Kernel;
using Npgsql;
using Xunit;

namespace Compliance.Scenarios.Views;

public sealed class ViewsTests(NotesFixture notes) : IClassFixture<NotesFixture>
{
    private static PageRequest Page(int? first = null, string? after = null, int? last = null, string? before = null, Filter? where = null, Order[]? order = null, DateTimeOffset? asOf = null) =>
        new(first, after, last, before, where, order ?? [], asOf);

    [Fact]
    public async Task A_row_is_read_back_whole()
    {
        var row = await notes.Open("branch/whole", "with \"quotes\" and \\ 中文", 12.50m, tags: ["a,b", "c\"d", "{}"]);
        var read = await notes.Views.Get(Notes.Kind.View, row.Id, null, default);
        Assert.NotNull(read);
        Assert.Equal(row.Title, read.Title);
        Assert.Equal(12.50m, read.Amount);
        Assert.Equal(row.Tags, read.Tags);
        Assert.Equal(row.Lines, read.Lines);
        Assert.Equal(row.OccurredAt, read.OccurredAt);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_double_in_every_order()
    {
        for (var i = 0; i < 23; i++) await notes.Open("branch/pages", $"n{i % 5}", i % 4 == 0 ? null : i % 7);
        foreach (var order in new Order[][] { [], [new("amount", false)], [new("amount", true), new("title", false)], [new("title", false)], [new("status", true), new("occurredAt", false)] })
        {
            var all = (await notes.Views.Page(Notes.Kind.View, Page(first: 100, where: Filter.Eq("branch", "branch/pages"), order: order), default)).Nodes.Select(n => n.Id).ToList();
            Assert.Equal(23, all.Distinct().Count());
            var walked = new List<string>();
            string? after = null;
            do
            {
                var page = await notes.Views.Page(Notes.Kind.View, Page(first: 5, after: after, where: Filter.Eq("branch", "branch/pages"), order: order), default);
                walked.AddRange(page.Nodes.Select(n => n.Id));
                after = page.PageInfo.HasNextPage ? page.PageInfo.EndCursor : null;
            }
            while (after is not null);
            Assert.Equal(all, walked);
            var back = new List<string>();
            string? before = null;
            do
            {
                var page = await notes.Views.Page(Notes.Kind.View, Page(last: 6, before: before, where: Filter.Eq("branch", "branch/pages"), order: order), default);
                back.InsertRange(0, page.Nodes.Select(n => n.Id));
                before = page.PageInfo.HasPreviousPage ? page.PageInfo.StartCursor : null;
            }
            while (before is not null);
            Assert.Equal(all, back);
        }
    }

    [Fact]
    public async Task Filters_match_what_they_say_and_text_is_never_a_pattern()
    {
        await notes.Open("branch/f", "100% sure", 5, tags: ["x"]);
        await notes.Open("branch/f", "under_score", 7);
        await notes.Open("branch/f", "o'neil; drop table", null);
        await notes.Open("branch/f", "CAFÉ 会议", 9);
        var cases = new (string Where, Filter Filter, int Expected)[]
        {
            ("percent", new Filter.Test("title", Operator.Contains, "100%"), 1),
            ("lone percent", new Filter.Test("title", Operator.Contains, "%"), 1),
            ("underscore", new Filter.Test("title", Operator.Contains, "r_s"), 1),
            ("quote", new Filter.Test("title", Operator.StartsWith, "o'neil;"), 1),
            ("case", new Filter.Test("title", Operator.Contains, "SURE"), 1),
            ("case beyond ASCII", new Filter.Test("title", Operator.Contains, "café"), 1),
            ("no case", new Filter.Test("title", Operator.Contains, "会议"), 1),
            ("gte", Filter.Gte("amount", 5m), 3),
            ("null", Filter.Eq("amount", null), 1),
            ("neq counts nulls", new Filter.Test("amount", Operator.Neq, 5m), 3),
            ("in", Filter.In("amount", [5m, 7m]), 2),
            ("nin counts nulls", new Filter.Test("amount", Operator.Nin, new List<object?> { 5m }), 3),
            ("list element", new Filter.Test("tags", Operator.Contains, "x"), 1),
            ("or", new Filter.Any([Filter.Eq("amount", 5m), Filter.Eq("amount", 7m)]), 2),
            ("empty in", Filter.In("amount", []), 0),
        };
        foreach (var (name, filter, expected) in cases)
        {
            var where = Filter.And(Filter.Eq("branch", "branch/f"), filter);
            var page = await notes.Views.Page(Notes.Kind.View, Page(first: 50, where: where), default);
            Assert.True(expected == page.Nodes.Count, $"{name}: {page.Nodes.Count} instead of {expected}");
            Assert.Equal(expected, await page.GetTotalCount(default));
            // A page that holds everything knows the count; one that does not asks for it.
            Assert.Equal(expected, await (await notes.Views.Page(Notes.Kind.View, Page(first: 0, where: where), default)).GetTotalCount(default));
        }
    }

    [Fact]
    public async Task What_makes_no_sense_is_a_clear_error()
    {
        var foreign = (await notes.Views.Page(Notes.Kind.View, Page(first: 1, order: [new("title", false)]), default)).PageInfo.EndCursor;
        await notes.Open("branch/x", "x");
        var cases = new (PageRequest Page, string Code)[]
        {
            (Page(where: Filter.Eq("nothing", 1)), "BAD_FILTER"),
            (Page(where: Filter.Eq("lines", "x")), "BAD_FILTER"),
            (Page(where: new Filter.Test("amount", Operator.Contains, "1")), "BAD_FILTER"),
            (Page(order: [new("tags", false)]), "BAD_ORDER"),
            (Page(order: [new("title; drop table x", false)]), "BAD_ORDER"),
            (Page(first: 3, last: 3), "BAD_PAGE"),
            (Page(first: -1), "BAD_PAGE"),
            (Page(first: 501), "BAD_PAGE"),
            (Page(after: "!!!"), "BAD_CURSOR"),
            (Page(after: foreign ?? "bm8"), "BAD_CURSOR"),
        };
        foreach (var (page, code) in cases)
            Assert.Equal(code, (await Assert.ThrowsAsync<BadRequestException>(async () => await notes.Views.Page(Notes.Kind.View, page, default))).Code);
    }

    [Fact]
    public async Task A_list_as_of_a_moment_shows_what_stood_then()
    {
        var row = await notes.Open("branch/asof", "then");
        var between = notes.Time.GetUtcNow();
        Assert.Null((await notes.Close(row.Id)).Refusal);
        await notes.Open("branch/asof", "later");
        var where = Filter.Eq("branch", "branch/asof");
        var then = await notes.Views.Page(Notes.Kind.View, Page(where: where, asOf: between), default);
        Assert.Equal([NoteStatus.Open], then.Nodes.Select(n => n.Status));
        Assert.Equal(1, await then.GetTotalCount(default));
        Assert.Equal(2, (await notes.Views.Page(Notes.Kind.View, Page(where: where), default)).Nodes.Count);
        Assert.Equal(NoteStatus.Open, (await notes.Views.Get(Notes.Kind.View, row.Id, between, default))!.Status);
        Assert.Equal(NoteStatus.Done, (await notes.Views.Get(Notes.Kind.View, row.Id, null, default))!.Status);
    }

    [Fact]
    public async Task Totals_kept_beside_the_view_equal_a_count()
    {
        for (var i = 0; i < 10; i++)
        {
            var row = await notes.Open($"branch/c{i % 2}", "t");
            if (i % 3 == 0) await notes.Close(row.Id);
        }
        foreach (var where in new[] { Filter.Eq("branch", "branch/c0"), Filter.And(Filter.In("branch", ["branch/c0", "branch/c1"]), Filter.Eq("status", "DONE"))!, Filter.Eq("status", "OPEN") })
        {
            var kept = await (await notes.Views.Page(Notes.Kind.View, Page(where: where), default)).GetTotalCount(default);
            var counted = await (await notes.Views.Page(Notes.Kind.View, Page(where: Filter.And(where, new Filter.Test("title", Operator.Neq, "impossible"))), default)).GetTotalCount(default);
            Assert.Equal(counted, kept);
            Assert.True(kept > 0);
        }
    }

    [Fact]
    public async Task A_tally_groups_counts_and_sums()
    {
        foreach (var amount in new[] { 1m, 2m, 4m }) await notes.Open("branch/tally", "t", amount);
        var tally = Assert.Single(await notes.Views.Tally(Notes.Kind.View, Filter.Eq("branch", "branch/tally"), ["branch", "status", "occurredAt:month"], "amount", null, default));
        Assert.Equal(["branch/tally", "OPEN", "2025-06"], tally.By);
        Assert.Equal((3, 7m), (tally.Count, tally.Sum));
    }

    [Fact]
    public async Task A_tally_read_from_the_totals_equals_one_of_the_rows_also_after_a_rebuild()
    {
        for (var i = 0; i < 12; i++)
        {
            var row = await notes.Open($"branch/sum{i % 3}", "t", i % 4 == 0 ? null : i + 0.25m);
            if (i % 5 == 0) await notes.Close(row.Id);
        }
        await Same();
        await notes.Rebuild.RunAsync(Notes.Kind, null, default);
        await Same();

        async Task Same()
        {
            foreach (var by in new string[][] { ["branch"], ["status", "branch"], ["occurredAt:month"], [] })
                foreach (var where in new[] { Filter.In("branch", ["branch/sum0", "branch/sum2"]), Filter.And(Filter.Eq("branch", "branch/sum1"), Filter.Eq("status", "OPEN"))! })
                {
                    var kept = await notes.Views.Tally(Notes.Kind.View, where, by, "amount", null, default);
                    var counted = await notes.Views.Tally(Notes.Kind.View, Filter.And(where, new Filter.Test("title", Operator.Neq, "impossible")), by, "amount", null, default);
                    Assert.Equal(Told(counted), Told(kept));
                    Assert.True(kept.Sum(t => t.Count) > 0);
                }
        }

        static IEnumerable<string> Told(IReadOnlyList<Tally> tallies) => tallies.Select(t => FormattableString.Invariant($"{string.Join('/', t.By)}: {t.Count}, {t.Sum:0.00}")).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Readers_never_see_less_than_before_while_a_view_is_rebuilt_and_swapped_again_and_again()
    {
        for (var n = 0; n < 50; n++) await notes.Open("branch/swap", "s" + n);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () => { for (var n = 0; !stop.IsCancellationRequested; n++) await notes.Open("branch/swap", "w" + n); });
        var reading = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var (reads, seen) = (0, 50L);
            for (; !stop.IsCancellationRequested; reads++)
            {
                // A filter that no total answers: the rows themselves are counted.
                var page = await notes.Views.Page(Notes.Kind.View, Page(first: 1, where: Filter.And(Filter.Eq("branch", "branch/swap"), new Filter.Test("version", Operator.Gte, 1))), default);
                var count = await page.GetTotalCount(default);
                Assert.True(count >= seen, $"{count} rows after {seen}.");
                Assert.Single(page.Nodes);
                seen = count;
            }
            return reads;
        })).ToList();
        for (var n = 0; n < 8; n++) await notes.Rebuild.RunAsync(Notes.Kind, null, default);
        await stop.CancelAsync();
        await writing;
        Assert.All(await Task.WhenAll(reading), reads => Assert.True(reads > 0));
    }

    [Fact]
    public async Task A_rebuilt_view_equals_the_one_written_inline_while_others_write()
    {
        var row = await notes.Open("branch/r", "r");
        await notes.Close(row.Id);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () => { var n = 0; while (!stop.IsCancellationRequested) { await notes.Open("branch/r", "w" + n++); } return n; });
        var rebuilt = await notes.Rebuild.RunAsync(Notes.Kind, null, default);
        Assert.True(rebuilt.Events > 0);
        await stop.CancelAsync();
        var written = await writing;
        var page = await notes.Views.Page(Notes.Kind.View, Page(first: 0, where: Filter.Eq("branch", "branch/r")), default);
        Assert.Equal(1 + written, await page.GetTotalCount(default));
        var before = await Dump();
        await notes.Rebuild.RunAsync(Notes.Kind, null, default);
        Assert.Equal(before, await Dump());

        async Task<string> Dump()
        {
            await using var command = notes.Source.CreateCommand($"select string_agg(v::text, E'\n' order by id, version) from {ViewTable.Of(Notes.Kind.View).Name} v");
            await using var counts = notes.Source.CreateCommand($"select string_agg(dims::text || s, ';' order by dims::text) from (select dims, sum(n)::text s from {ViewCounts.Table} group by dims having sum(n) <> 0) x");
            return (string)(await command.ExecuteScalarAsync())! + (string)(await counts.ExecuteScalarAsync())!;
        }
    }
}
