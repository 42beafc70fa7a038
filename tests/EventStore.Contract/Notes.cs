namespace EventStore.Contract;

// The events the suite writes. They look like an office's, but mean nothing.

public enum Weight { Light, Heavy }

public sealed record NoteOpened(string Title, DateOnly On, decimal Amount, Weight Weight);

public sealed record NoteAmended(string Text, DateTimeOffset At, string? Reason, IReadOnlyList<int> Pages);

public sealed record NoteClosed(int Count);

/// <summary>What <c>note-sealed</c> was once called and held, before it was reshaped.</summary>
public sealed record NoteStamped(string By);

public sealed record NoteSealed(string By, int Seals);

public abstract record Shape
{
    [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), "circle")]
    [System.Text.Json.Serialization.JsonDerivedType(typeof(Square), "square")]
    public abstract record Any;

    public sealed record Circle(int A, int Radius) : Any;

    public sealed record Square(int A, int Side) : Any;
}

public sealed record NoteDrawn(Shape.Any Figure);

/// <summary>No test maps it.</summary>
public sealed record Unmapped(int N);

public static class Notes
{
    public static EventTypes Types() => new EventTypes()
        .Map<NoteOpened>("note_opened")
        .Map<NoteAmended>("note_amended")
        .Map<NoteClosed>("note_closed")
        .Map<NoteDrawn>("note_drawn")
        .Map<NoteSealed>("note_sealed");

    /// <summary>As an older program had them: it wrote what today's reads through an upcaster.</summary>
    public static EventTypes TypesOfOld() => new EventTypes().Map<NoteStamped>("note_stamped");

    public static EventTypes TypesOfToday() => Types()
        .Upcast("note_stamped", json => new NoteSealed(json.GetProperty("By").GetString()!, 1));
}
