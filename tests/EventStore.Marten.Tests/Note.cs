using EventStore.Contract;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace EventStore.Marten.Tests;

/// <summary>What a projection of Marten makes of a note.</summary>
public sealed class Note
{
    public string Id { get; set; } = "";
    public string Title { get; set; } = "";
    public decimal Amount { get; set; }
    public int Closings { get; set; }
    public DateTimeOffset At { get; set; }
}

public sealed partial class NoteProjection : SingleStreamProjection<Note, string>
{
    public static Note Create(IEvent<NoteOpened> e) => new() { Id = e.StreamKey!, Title = e.Data.Title, Amount = e.Data.Amount, At = e.Timestamp };

    public static void Apply(NoteClosed e, Note note) => note.Closings += e.Count;
}
