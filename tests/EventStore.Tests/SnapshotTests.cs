using EventStore.Contract;
using EventStore.Projections;

namespace EventStore.Tests;

public sealed class SnapshotTests : PostgresTest
{
    private sealed record Tally(int Events, int Sum);

    private int _folded;

    private Snapshots<Tally> Snapshots(string name = "tally-1", int factor = 1) => new(Database.Source, Store, name, () => new Tally(0, 0), (tally, stored) =>
    {
        _folded++;
        return new Tally(tally.Events + 1, tally.Sum + factor * Count(stored));
    }, every: 10);

    private async Task<(Tally, long, int Folded)> LoadAsync(Snapshots<Tally> snapshots, string stream = "a", string tenant = Tenant)
    {
        _folded = 0;
        var (state, version) = await snapshots.LoadAsync(tenant, stream, None);
        return (state, version, _folded);
    }

    [Fact]
    public async Task A_stream_is_folded_once_and_then_from_where_it_was_kept()
    {
        await Append("a", 0, Closed([.. Enumerable.Range(1, 25)]));
        Assert.Equal((new Tally(25, 325), 25, 25), await LoadAsync(Snapshots()));
        Assert.Equal((new Tally(25, 325), 25, 0), await LoadAsync(Snapshots()));

        await Append("a", 25, Closed(1, 2));
        Assert.Equal((new Tally(27, 328), 27, 2), await LoadAsync(Snapshots()));
        // Two are not worth keeping.
        Assert.Equal((new Tally(27, 328), 27, 2), await LoadAsync(Snapshots()));
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_is_the_seed_and_tenants_do_not_share()
    {
        await Append("a", 0, Closed([.. Enumerable.Range(1, 12)]));
        await LoadAsync(Snapshots());

        Assert.Equal((new Tally(0, 0), 0, 0), await LoadAsync(Snapshots(), "b"));
        Assert.Equal((new Tally(0, 0), 0, 0), await LoadAsync(Snapshots(), tenant: "other"));
    }

    [Fact]
    public async Task A_state_of_another_name_is_folded_anew()
    {
        await Append("a", 0, Closed([.. Enumerable.Range(1, 12)]));
        await LoadAsync(Snapshots());

        Assert.Equal((new Tally(12, 156), 12, 12), await LoadAsync(Snapshots("tally-2", factor: 2)));
        Assert.Equal((new Tally(12, 78), 12, 0), await LoadAsync(Snapshots()));
    }

    [Fact]
    public async Task Many_who_load_while_others_append_all_see_a_state_that_was()
    {
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < 120; n++) await Append("a", StreamAppend.Any, Closed(1));
        });
        var snapshots = new Snapshots<Tally>(Database.Source, Store, "tally-1", () => new Tally(0, 0), (tally, stored) => new Tally(tally.Events + 1, tally.Sum + Count(stored)), every: 2);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var last = 0L; last < 120;)
            {
                var (state, version) = await snapshots.LoadAsync(Tenant, "a", None);
                Assert.Equal(new Tally((int)version, (int)version), state);
                Assert.True(version >= last);
                last = version;
                if (writing.IsFaulted) await writing;
            }
        })));
        await writing;
    }
}
