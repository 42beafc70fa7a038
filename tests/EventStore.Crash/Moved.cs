namespace EventStore.Crash;

/// <summary>
/// One event of an operation, which writes <paramref name="Of"/> of them in one commit: fewer of them in the database, or one
/// twice, and a promise is broken.
/// </summary>
internal sealed record Moved(string Op, int Index, int Of, int Amount)
{
    public static EventTypes Types() => new EventTypes().Map<Moved>("moved");
}
