using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Compliance.Host.Isolation;
using Compliance.Kernel;
using EventStore;
using EventStore.Projections;
using Npgsql;

namespace Compliance.Host.Commands;

/// <summary>
/// Long streams folded once and kept in the database, so that a budget of a hundred thousand events is decided on as fast
/// as one of ten. What is kept belongs to this build of the rooms and to no other: nobody can forget to say that a fold has
/// changed.
/// </summary>
internal sealed class DeskSnapshots(NpgsqlDataSource source, TenantSources readers, PostgresEventStore store, RoomBook rooms, ILogger<DeskSnapshots> log)
{
    /// <summary>A load that folds this many is kept, and so is a stream that passes each such number while it is in memory.</summary>
    private const int WorthKeeping = 200, Milestone = 1_000;

    private static readonly TimeSpan Disuse = TimeSpan.FromDays(7);
    private readonly ConcurrentDictionary<StreamKind, Snapshots<Folded>> ofKind = new();

    public async ValueTask<Folded> Load(string tenant, StreamKind kind, string id, CancellationToken ct, long toVersion = long.MaxValue) =>
        (await Of(kind).LoadAsync(tenant, id, ct, toVersion)).State;

    /// <summary>After a commit: a stream that stays in memory while it grows is kept now and then for hosts that start later.</summary>
    public void Grown(string tenant, StreamKind kind, string id, long from, Folded to)
    {
        if (from / Milestone != to.Version / Milestone) _ = KeepAsync(tenant, kind, id, to);
    }

    /// <summary>Drops what other builds have left behind.</summary>
    public Task ForgetOthersAsync(CancellationToken ct) =>
        Snapshots<Folded>.ForgetOthersAsync(source, store, [.. rooms.Kinds.Select(Name)], Disuse, ct);

    /// <summary>How a folded stream of that kind is written.</summary>
    internal static JsonTypeInfo<Folded> Json(StreamKind kind)
    {
        var options = EventStoreOptions.DefaultJson();
        options.Converters.Add(new FoldedJson(kind));
        options.MakeReadOnly(populateMissingResolver: true);
        return (JsonTypeInfo<Folded>)options.GetTypeInfo(typeof(Folded));
    }

    private async Task KeepAsync(string tenant, StreamKind kind, string id, Folded folded)
    {
        try
        {
            await Of(kind).KeepAsync(tenant, id, folded.Version, folded, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The state of {Stream} was not kept; the next load folds more", id);
        }
    }

    private Snapshots<Folded> Of(StreamKind kind) => ofKind.GetOrAdd(kind, k => new(source, store, Name(k), () => Folded.Empty(k),
        (folded, stored) => folded.With(k, RoomBook.Envelope(stored)), WorthKeeping, Json(k), readers.Of));

    private static string Name(StreamKind kind) => $"desk/{kind.Alias}/{RoomBook.Build}";
}
