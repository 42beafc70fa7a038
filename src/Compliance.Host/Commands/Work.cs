using Compliance.Host.People;
using Compliance.Host.Views;
using Compliance.Kernel;
using EventStore;

namespace Compliance.Host.Commands;

/// <summary>One attempt at a command: the streams it looked at and what it adds to them.</summary>
internal sealed class Work(Desk desk, bool trustCache) : IWork, IAsyncDisposable
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly List<Entry> touched = [];
    private Entry? command;
    private readonly List<IDisposable> locks = [];
    private readonly Queue<Happened> happened = [];

    public Actor Actor => desk.Actor;
    public DateTimeOffset Now => desk.Now;

    /// <summary>Whether anything was decided on a remembered state; a refusal then is not final.</summary>
    public bool UsedCache { get; private set; }

    public bool IsEmpty => touched.Count == 0;

    public async ValueTask<Seen<TState, TRow>> Load<TState, TRow>(StreamKind<TState, TRow> kind, string id, CancellationToken ct)
        where TState : class where TRow : class, IRow
    {
        if (!entries.TryGetValue(id, out var entry))
        {
            var folded = Folded.Empty(kind);
            if (!desk.IsFresh(id))
            {
                locks.Add(await desk.Services.Locks.Enter(Actor.Tenant, id, ct));
                folded = trustCache ? desk.Services.Cache.Find(Actor.Tenant, id) : null;
                if (folded is not null) UsedCache = true;
                else folded = await desk.Services.Load(Actor.Tenant, kind, id, ct);
            }
            entries[id] = entry = new Entry(kind, id, folded);
            command ??= entry;
        }
        return new Seen<TState, TRow>(id, entry.Now.Version, (TState)entry.Now.State, (TRow?)entry.Now.Row);
    }

    public void Append(StreamKind kind, string id, params IReadOnlyList<object> events)
    {
        if (events.Count == 0) return;
        if (!entries.TryGetValue(id, out var entry)) throw new InvalidOperationException($"{id} is appended to without having been loaded.");
        // The command's own stream, which the desk loads first, stays first in the commit: the idempotency key answers from it.
        if (entry.Events.Count == 0) touched.Insert(entry == command ? 0 : touched.Count, entry);
        foreach (var e in events)
        {
            entry.Events.Add(e);
            entry.Now = entry.Now.With(kind, new Envelope(id, entry.Now.Version + 1, e, desk.RecordedAt, desk.Now, Actor.Person) { For = Actor.For, Correlation = desk.Correlation });
            happened.Enqueue(new Happened(kind, id, e, entry.Now.Row));
        }
    }

    /// <summary>Lets the rooms answer one another until nobody has anything to add.</summary>
    public async ValueTask<Refusal?> Settle(CancellationToken ct)
    {
        for (var count = 0; happened.TryDequeue(out var next); count++)
        {
            if (count > 10_000) throw new InvalidOperationException("The rooms answer one another without end.");
            foreach (var reactor in desk.Services.Reactors)
                if (await reactor.React(next, this, ct) is { } refusal) return refusal;
        }
        return null;
    }

    /// <summary>The files that a record names after this work and did not name before.</summary>
    public IReadOnlyCollection<string> NewFiles()
    {
        HashSet<string>? added = null;
        foreach (var entry in touched)
            if (entry.Now.Row is IFilesRow { Files.Count: > 0 } now)
                foreach (var file in now.Files.Except((entry.Loaded.Row as IFilesRow)?.Files ?? [])) (added ??= new(StringComparer.Ordinal)).Add(file);
        return added ?? (IReadOnlyCollection<string>)[];
    }

    public async Task Commit(string? key, string? fingerprint, IReadOnlyList<NamedPerson> people, CancellationToken ct)
    {
        var metadata = new Metadata(Actor.Person, desk.Correlation, null, Actor.For is null ? null : new Dictionary<string, string> { [Header.For] = Actor.For });
        var commit = new Commit(Actor.Tenant, touched.ConvertAll(e => new StreamAppend(e.Id, e.Kind.Alias, e.Loaded.Version, e.Events.ConvertAll(d => new NewEvent(d, OccurredAt: desk.Now)))), metadata)
        {
            Key = key,
            KeyFingerprint = fingerprint,
            RecordedAt = desk.RecordedAt,
            Attachment = new Beside(touched.ConvertAll(e => new RowChange(ViewTable.Of(e.Kind.View), e.Loaded.Row, e.Now.Row)), people),
        };
        try
        {
            await desk.Services.Store.CommitAsync(commit, ct);
        }
        catch
        {
            ForgetCached();
            throw;
        }
        desk.Services.Vault?.Changed(Actor.Tenant, people.Select(p => p.Id));
        foreach (var e in touched)
        {
            if (e.Loaded.Version == 0) desk.Services.Cache.Keep(Actor.Tenant, e.Id, e.Now);
            else desk.Services.Cache.Renew(Actor.Tenant, e.Id, e.Now);
            desk.Services.Snapshots?.Grown(Actor.Tenant, e.Kind, e.Id, e.Loaded.Version, e.Now);
        }
    }

    public IRow? RowOf(string id) => entries.GetValueOrDefault(id)?.Now.Row;

    public void ForgetCached()
    {
        foreach (var id in entries.Keys) desk.Services.Cache.Forget(Actor.Tenant, id);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var held in locks) held.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class Entry(StreamKind kind, string id, Folded loaded)
    {
        public StreamKind Kind { get; } = kind;
        public string Id { get; } = id;
        public Folded Loaded { get; } = loaded;
        public Folded Now { get; set; } = loaded;
        public List<object> Events { get; } = [];
    }
}
