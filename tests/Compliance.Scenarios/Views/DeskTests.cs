using Compliance.Host.Commands;
using Compliance.Kernel;
using EventStore;
using Polly;
using Xunit;

namespace Compliance.Scenarios.Views;

public sealed class DeskTests(NotesFixture notes) : IClassFixture<NotesFixture>
{
    [Fact]
    public async Task A_repeat_with_the_same_key_answers_the_first_result()
    {
        var first = await notes.Open("branch/k", "once", 3, key: "k1");
        var again = await notes.Open("branch/k", "once", 3, key: "k1");
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(NoteStatus.Open, again.Status);
        Assert.Null((await notes.Close(first.Id, key: "k2")).Refusal);
        var repeated = await notes.Close(first.Id, key: "k2");
        Assert.Null(repeated.Refusal);
        Assert.Equal(NoteStatus.Done, repeated.Row!.Status);
        Assert.Equal("NOTE_CLOSED", (await notes.Close(first.Id)).Refusal!.Code);
    }

    [Fact]
    public async Task A_key_used_for_another_request_is_refused()
    {
        var row = await notes.Open("branch/k", "two");
        await notes.Close(row.Id, key: "reused", reason: "a");
        Assert.Equal("KEY_REUSED", (await notes.Close(row.Id, key: "reused", reason: "b")).Refusal!.Code);
    }

    [Fact]
    public async Task Many_at_once_with_one_key_write_once()
    {
        var rows = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => notes.Open("branch/many", "same", 1, key: "many")));
        Assert.Single(rows.Select(r => r.Id).Distinct());
        Assert.Equal(1, await (await notes.Views.Page(Notes.Kind.View, new PageRequest(1, null, null, null, Filter.Eq("branch", "branch/many"), [], null), default)).GetTotalCount(default));
    }

    [Fact]
    public async Task A_remembered_state_never_says_no_by_itself()
    {
        // Another host, with a memory of its own, moves the stream; this host still remembers it as it was.
        var other = new DeskServices(notes.Store, notes.Rooms, new StreamCache(), new StreamLocks(), ResiliencePipeline.Empty, notes.Time);
        var row = await notes.Open("branch/h", "two hosts");
        Assert.Null((await notes.Close(row.Id, services: other)).Refusal);
        var refused = await notes.Close(row.Id);
        Assert.Equal("NOTE_CLOSED", refused.Refusal!.Code);
    }

    [Fact]
    public async Task Of_many_that_race_for_one_move_one_wins_and_the_rest_are_told()
    {
        var row = await notes.Open("branch/race", "race");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => notes.Close(row.Id, reason: "r" + i)));
        Assert.Single(outcomes, o => o.Refusal is null);
        Assert.Equal(31, outcomes.Count(o => o.Refusal?.Code == "NOTE_CLOSED"));
    }
}
