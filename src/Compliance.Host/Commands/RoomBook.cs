using Compliance.Kernel;
using EventStore;

namespace Compliance.Host.Commands;

/// <summary>Everything the rooms registered, indexed for the desk.</summary>
internal sealed class RoomBook
{
    /// <summary>Which compilation of the rooms this is: what one has folded and kept, another must not go on with.</summary>
    public static readonly string Build = typeof(Rooms).Module.ModuleVersionId.ToString("N");

    private readonly Dictionary<string, StreamKind> kinds = new(StringComparer.Ordinal);

    public RoomBook(IReadOnlyList<Room> rooms)
    {
        All = rooms;
        Texts = new Texts();
        foreach (var room in rooms)
        {
            room.Texts(Texts);
            foreach (var (type, name) in room.Events) EventTypes.Map(type, name);
            foreach (var kind in room.Streams)
                if (!kinds.TryAdd(kind.Category, kind)) throw new InvalidOperationException($"Two rooms keep streams of category {kind.Category}.");
        }
    }

    public IReadOnlyList<Room> All { get; }
    public Texts Texts { get; }
    public EventTypes EventTypes { get; } = new();
    public IReadOnlyCollection<StreamKind> Kinds => kinds.Values;

    public StreamKind? KindOf(string stream)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? kinds.GetValueOrDefault(stream[..slash]) : null;
    }

    /// <summary>An event as the rooms know it.</summary>
    public static Envelope Envelope(StoredEvent e) => new(e.Stream, e.Version, e.Data, e.RecordedAt, e.OccurredAt, e.Headers.GetValueOrDefault(Header.By) ?? e.Actor ?? "system")
    {
        For = e.Headers.GetValueOrDefault(Header.For),
        Correlation = e.CorrelationId,
        ImportedFrom = e.Headers.GetValueOrDefault(Header.ImportedFrom),
        Sequence = e.Sequence,
    };
}

/// <summary>The headers we add to Marten's metadata.</summary>
internal static class Header
{
    public const string For = "for", ImportedFrom = "importedFrom";
    /// <summary>Who acted, when the register only recorded it: imported history.</summary>
    public const string By = "by";
}
