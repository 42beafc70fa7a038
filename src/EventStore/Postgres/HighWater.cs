namespace EventStore.Postgres;

/// <summary>
/// Knows up to which sequence number nothing can appear any more.
/// </summary>
/// <remarks>
/// A number that is missing belongs to a transaction that was rolled back, or to one still running. A transaction takes
/// its id before its first number. So when number H is seen by a snapshot, every number below H belongs to a transaction
/// whose id is below that snapshot's xmax; and once a later snapshot's xmin has reached that xmax, all those have ended:
/// what is still missing below H will be missing for ever. No clock is asked. Where another long transaction, of another
/// table or database, holds xmin back, the locks tell whether it has anything to do with events.
/// </remarks>
internal sealed class HighWater
{
    private const int MostSightings = 64;

    private readonly Lock _gate = new();
    private readonly List<Sighting> _sightings = [];
    private long _settled;

    /// <summary>Take it before asking the database; what settles later may not be in what the question sees.</summary>
    public long Settled { get { lock (_gate) return _settled; } }

    /// <summary>A snapshot saw <paramref name="head"/> as the highest number; what it read can be trusted up to the answer.</summary>
    public long Observe(long head, long xmin, long xmax, long settledBefore)
    {
        lock (_gate)
        {
            if (head > _settled && _sightings.Count < MostSightings && (_sightings.Count == 0 || head > _sightings[^1].Head))
                _sightings.Add(new Sighting(head, xmax));
            return Math.Max(settledBefore, Settle(sighting => xmin >= sighting.Xmax));
        }
    }

    /// <summary>What was sighted before the locks were looked at; hand it to <see cref="ObserveAppending"/>.</summary>
    public IReadOnlyList<Sighting> Sightings { get { lock (_gate) return [.. _sightings]; } }

    /// <summary>These are all the transactions, by their 32-bit ids, that have touched streams and have not ended.</summary>
    /// <returns>Up to where a question asked from now on can be trusted.</returns>
    public long ObserveAppending(IReadOnlyList<Sighting> sightedBefore, IReadOnlyList<long> running)
    {
        lock (_gate)
            return Math.Max(_settled, Settle(sighting => sightedBefore.Contains(sighting) && running.All(id => !Precedes(id, sighting.Xmax))));
    }

    private long Settle(Predicate<Sighting> ended)
    {
        var settled = 0L;
        foreach (var sighting in _sightings)
            if (ended(sighting)) settled = Math.Max(settled, sighting.Head);
        _settled = Math.Max(_settled, settled);
        _sightings.RemoveAll(sighting => sighting.Head <= _settled);
        return settled;
    }

    /// <summary>Ids of 32 bits run in a circle: the one less than half a turn behind is the older.</summary>
    private static bool Precedes(long id, long xmax) => unchecked((int)((uint)id - (uint)xmax)) < 0;

    internal readonly record struct Sighting(long Head, long Xmax);
}
