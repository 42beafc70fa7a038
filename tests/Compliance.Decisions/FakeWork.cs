using Compliance.Kernel;

namespace Compliance.Decisions;

/// <summary>A work over streams in memory: what is appended is seen by the next load, as the desk promises.</summary>
internal sealed class FakeWork(Actor actor, DateTimeOffset now) : IWork
{
    private readonly Dictionary<string, (StreamKind Kind, List<object> Events)> streams = [];

    public Actor Actor => actor;
    public DateTimeOffset Now => now;

    public ValueTask<Seen<TState, TRow>> Load<TState, TRow>(StreamKind<TState, TRow> kind, string id, CancellationToken ct) where TState : class where TRow : class, IRow
    {
        if (!kind.Owns(id)) throw new ArgumentException($"{id} is no stream of {kind.Category}.");
        if (!streams.TryGetValue(id, out var stream)) streams[id] = stream = (kind, []);
        return ValueTask.FromResult(new Seen<TState, TRow>(id, stream.Events.Count, stream.Events.Aggregate(kind.Initial, kind.Evolve), kind.Row(id, stream.Events)));
    }

    public void Append(StreamKind kind, string id, params IReadOnlyList<object> events)
    {
        if (!streams.TryGetValue(id, out var stream)) throw new InvalidOperationException($"{id} is appended to without having been loaded.");
        stream.Events.AddRange(events);
    }

    public FakeWork Seed(StreamKind kind, string id, params object[] events)
    {
        streams[id] = (kind, [.. events]);
        return this;
    }

    public IReadOnlyList<object> EventsOf(string id) => streams.TryGetValue(id, out var stream) ? stream.Events : [];

    public IEnumerable<string> Streams(string category) => streams.Where(s => s.Key.StartsWith(category + "/", StringComparison.Ordinal) && s.Value.Events.Count > 0).Select(s => s.Key);
}
