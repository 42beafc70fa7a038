using Compliance.Activities;
using Compliance.Host.Live;
using Compliance.Kernel;
using Compliance.Organization;
using Xunit;

namespace Compliance.Scenarios.Audit;

public sealed class MailboxTests
{
    private static Change Of(StreamKind kind, string stream, int version) =>
        new("t", kind, stream, null, [new Envelope(stream, version, version, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "person/a") { Sequence = version }]);

    private static Change Activity(int n, int version = 1) => Of(PlannedActivity.Kind, $"activity/{n}", version);

    [Fact]
    public async Task Words_about_one_record_become_one_with_all_that_happened()
    {
        var box = new Mailbox(0, _ => true);
        foreach (var change in new[] { Activity(1), Activity(2), Activity(1, 2) }) box.Put(change);
        var taken = await box.TakeAsync(default);
        Assert.Equal(["activity/1", "activity/2"], taken.Select(c => c.Stream));
        Assert.Equal([1L, 2L], taken[0].Events.Select(e => e.Version));
    }

    [Fact]
    public async Task What_happened_before_he_came_is_not_told()
    {
        var box = new Mailbox(2, _ => true);
        foreach (var change in new[] { Activity(1, 2), Activity(2, 3) }) box.Put(change);
        Assert.Equal("activity/2", Assert.Single(await box.TakeAsync(default)).Stream);
    }

    [Fact]
    public async Task Who_falls_behind_is_told_the_kinds_and_then_single_records_again()
    {
        var box = new Mailbox(0, _ => true, most: 3);
        box.Put(Of(Branch.Kind, "branch/a", 1));
        for (var n = 0; n < 10; n++) box.Put(Activity(n));
        Assert.Equal([("branch", null), ("activity", null)], (await box.TakeAsync(default)).Select(c => (c.Kind.Category, c.Stream)));

        box.Put(Activity(11));
        Assert.Equal("activity/11", Assert.Single(await box.TakeAsync(default)).Stream);
    }

    [Fact]
    public async Task What_a_listener_may_not_hear_does_not_even_become_a_word_about_its_kind()
    {
        var box = new Mailbox(0, c => c.Kind != PlannedActivity.Kind, most: 3);
        for (var n = 0; n < 10; n++) box.Put(Activity(n));
        using var soon = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await box.TakeAsync(soon.Token));
    }
}
