namespace EventStore.Postgres;

/// <summary>
/// Knows up to which sequence number nothing can appear any more.
/// </summary>
/// <remarks>
/// A number that is missing belongs to a transaction that was rolled back, or to one still running. PostgreSQL locks a sequence
/// for a transaction before it gives it its first number, and keeps the lock to the transaction's end. So when number H is
/// seen, and the holders of the lock are listed after that, every number below H belongs to one of those holders or to a transaction that
/// has ended; and once none of those holders is there any more, what is missing below H will be missing for ever.
/// No clock is asked.
/// <para>Snapshots alone cannot tell this: a snapshot's xmax is the latest <i>ended</i> transaction plus one, so a running
/// one that took its number before H but its id after H's transaction lies beyond xmax, unseen.</para>
/// </remarks>
internal sealed class HighWater
{
    private const int MostSightings = 64;

    /// <summary>How pg_locks names the transactions that were prepared for a two-phase commit; they lose the name they ran under.</summary>
    private const string Prepared = "-1/";

    private readonly Lock _gate = new();
    private readonly List<(long Head, IReadOnlySet<string> Holders)> _sightings = [];
    private long _settled;

    /// <summary>Holds for what is read from now on: take it before asking the database.</summary>
    public long Settled { get { lock (_gate) return _settled; } }

    /// <param name="head">A number seen in the tables.</param>
    /// <param name="holders">The transactions that have taken a number and not ended, listed after it was seen.</param>
    public void Observe(long head, IReadOnlySet<string> holders)
    {
        lock (_gate)
        {
            var anyPrepared = holders.Any(holder => holder.StartsWith(Prepared, StringComparison.Ordinal));
            foreach (var sighting in _sightings)
                if (!anyPrepared && !sighting.Holders.Overlaps(holders)) _settled = Math.Max(_settled, sighting.Head);
            if (holders.Count == 0) _settled = Math.Max(_settled, head);
            _sightings.RemoveAll(sighting => sighting.Head <= _settled);
            if (head > _settled && _sightings.Count < MostSightings && _sightings.TrueForAll(sighting => sighting.Head < head))
                _sightings.Add((head, holders));
        }
    }
}
