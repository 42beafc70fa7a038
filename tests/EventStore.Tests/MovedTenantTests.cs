using EventStore.Contract;
using Npgsql;

namespace EventStore.Tests;

/// <summary>A tenant moves to a database of its own, as SCALING.md says.</summary>
public sealed class MovedTenantTests : PostgresTest
{
    [Fact]
    public async Task A_tenant_moved_to_another_database_is_there_whole_and_goes_on_under_its_numbers()
    {
        await using var place = await Database.CreateAsync();
        await using var there = new PostgresEventStore(place.Source, Options());
        await Store.CommitAsync(new Commit("mover", [To("a", 0, Closed(1, 2))], Metadata.None) { Key = "once" }, None);
        await Append("a", 0, Closed(9));
        await Store.CommitAsync(new Commit("mover", [To("a", 2, Closed(3)), To("b", 0, Closed(4))], Metadata.None), None);
        await there.CommitAsync(new Commit("resident", [To("a", 0, Closed(5))], Metadata.None), None);

        foreach (var table in (string[])["mt_streams", "mt_events", "register.commit_keys"])
            await CopyAsync(table, place.Source, table == "mt_events" ? 1_000 : 0);
        await place.ExecuteAsync("SELECT setval('mt_events_sequence', greatest((SELECT max(seq_id) FROM mt_events), nextval('mt_events_sequence')))");
        foreach (var table in (string[])["mt_events", "mt_streams", "register.commit_keys"])
            await Database.ExecuteAsync($"DELETE FROM {table} WHERE tenant_id = 'mover'");

        Assert.Equal([1, 2, 3], (await there.ReadStreamAsync("mover", "a", StreamRange.All, None)).Select(Count));
        await Assert.ThrowsAsync<DuplicateKeyException>(() => there.CommitAsync(new Commit("mover", [To("c", 0, Closed(6))], Metadata.None) { Key = "once" }, None));
        await there.CommitAsync(new Commit("mover", [To("a", 3, Closed(7))], Metadata.None), None);
        var page = await there.ReadAllAsync(0, 100, None);
        Assert.Equal([5, 1, 2, 3, 4, 7], page.Events.Select(Count));
        Assert.Equal(page.Events.Select(e => e.Sequence).Order(), page.Events.Select(e => e.Sequence));
        Assert.Empty(await Store.ReadStreamAsync("mover", "a", StreamRange.All, None));
        Assert.Equal([9], (await Everything()).Select(Count));
    }

    /// <param name="shift">Added to the sequence numbers, so that they come after those of the new place.</param>
    private async Task CopyAsync(string table, NpgsqlDataSource to, int shift)
    {
        var select = shift == 0 ? $"SELECT * FROM {table} WHERE tenant_id = 'mover'"
            : $"SELECT seq_id + {shift}, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, user_name, is_archived FROM {table} WHERE tenant_id = 'mover'";
        await using var source = await Database.Source.OpenConnectionAsync();
        await using var target = await to.OpenConnectionAsync();
        using var read = await source.BeginTextExportAsync($"COPY ({select}) TO STDOUT");
        await using var write = await target.BeginTextImportAsync($"COPY {table} FROM STDIN");
        await write.WriteAsync(await read.ReadToEndAsync());
    }
}
