using Compliance.Host.People;
using Compliance.Kernel;
using EventStore;
using Polly;

namespace Compliance.Host.Commands;

/// <summary>What all desks share.</summary>
/// <param name="snapshots">Null: every stream is folded from its first event.</param>
internal sealed class DeskServices(IEventStore store, RoomBook rooms, StreamCache cache, StreamLocks locks, ResiliencePipeline conflicts, TimeProvider time, DeskSnapshots? snapshots = null)
{
    public IEventStore Store => store;
    public RoomBook Rooms => rooms;
    public StreamCache Cache => cache;
    public StreamLocks Locks => locks;
    public ResiliencePipeline Conflicts => conflicts;
    public TimeProvider Time => time;
    public DeskSnapshots? Snapshots => snapshots;

    /// <summary>Set once at start: reactors may themselves need services that need this.</summary>
    public IReadOnlyList<IReactor> Reactors { get; set; } = [];

    /// <summary>Where grave refusals are recorded; absent only in tests of a single room.</summary>
    public IAttempts? Attempts { get; set; }

    /// <summary>Where people are named; absent only where nobody is.</summary>
    public PeopleVault? Vault { get; set; }

    /// <summary>Who answers for the files that records name; absent only where there are none.</summary>
    public IUploads? Uploads { get; set; }

    /// <summary>Folds a stream from the store and remembers it, unless an earlier version is asked for.</summary>
    public async ValueTask<Folded> Load(string tenant, StreamKind kind, string id, CancellationToken ct, long toVersion = long.MaxValue)
    {
        var folded = snapshots is null ? await Fold(tenant, kind, id, toVersion, ct) : await snapshots.Load(tenant, kind, id, ct, toVersion);
        if (toVersion == long.MaxValue && folded.Version > 0) cache.Keep(tenant, id, folded);
        return folded;
    }

    private async ValueTask<Folded> Fold(string tenant, StreamKind kind, string id, long toVersion, CancellationToken ct)
    {
        var folded = Folded.Empty(kind);
        foreach (var e in await store.ReadStreamAsync(tenant, id, new StreamRange(ToVersion: toVersion), ct)) folded = folded.With(kind, RoomBook.Envelope(e));
        return folded;
    }
}

/// <summary>Knows which files somebody may attach.</summary>
internal interface IUploads
{
    /// <summary>The refusal when one of them was never uploaded, or is not the actor's to name.</summary>
    ValueTask<Refusal?> Unknown(Actor actor, IReadOnlyCollection<string> hashes, CancellationToken ct);
}

/// <summary>Keeps refused attempts that matter to discipline.</summary>
internal interface IAttempts
{
    Task Record(Desk desk, string subject, Refusal refusal, CancellationToken ct);
}
