using System.Runtime.CompilerServices;
using Npgsql;

namespace EventStore.Projections;

/// <summary>
/// New events as they come, every one once and in order, for what lives no longer than its listener: a subscription, a
/// cache. It keeps no checkpoint; what must survive a crash uses a <see cref="Follower"/>.
/// </summary>
/// <remarks>
/// A word by NOTIFY only says when to look; what is given is always read from the tables, from where the last look ended.
/// So a word that is lost costs at most <see cref="LiveOptions.PollEvery"/>, and a database that was away costs nothing
/// but its absence.
/// </remarks>
public sealed class LiveEvents(IEventDatabase store, CommitListener? listener = null, LiveOptions? options = null)
{
    private readonly LiveOptions _options = options ?? new LiveOptions();

    /// <summary>Pages of events after a sequence number, without end. Begin at <see cref="IEventDatabase.HighWaterAsync"/> for what is new from now on.</summary>
    /// <exception cref="UnreadableEventException">An event that this program cannot read; nothing before it is left out.</exception>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> FollowAsync(long afterSequence, [EnumeratorCancellation] CancellationToken ct)
    {
        using var wake = new Wake(store, listener);
        for (var position = afterSequence; ;)
        {
            var page = await ReadAsync(position, ct);
            if (page is null)
            {
                await Task.Delay(_options.PollEvery, ct);
                continue;
            }
            position = page.Position;
            if (page.Events.Count > 0) yield return page.Events;
            if (page.More) continue;
            if (page.WaitingFor is not null) await wake.WaitAsync(_options.WhileWaiting, ct);
            else
            {
                await wake.WaitAsync(_options.PollEvery, ct);
                await Task.Delay(_options.Gather, ct);
            }
        }
    }

    /// <returns>Null while the database cannot be asked.</returns>
    private async Task<AllPage?> ReadAsync(long after, CancellationToken ct)
    {
        try
        {
            return await store.ReadAllAsync(after, _options.PageSize, ct);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
        {
            return null;
        }
    }
}

public sealed record LiveOptions
{
    public int PageSize { get; init; } = 500;

    /// <summary>How often to look when no word comes.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to let more gather after a word, so that a busy store is read twenty times a second and not a thousand.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long to wait for a transaction that has its number and not yet its end.</summary>
    public TimeSpan WhileWaiting { get; init; } = TimeSpan.FromMilliseconds(10);
}
