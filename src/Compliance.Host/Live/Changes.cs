using System.Runtime.CompilerServices;
using Compliance.Host.Access;
using Compliance.Kernel;

namespace Compliance.Host.Live;

/// <summary>
/// The changes for one listener. He is asked who he is again and again: a listener may stay for hours, and an office that
/// ends or a session that is closed must silence him within seconds.
/// </summary>
internal sealed class Changes(ChangeFeed feed, Presence presence, TimeProvider clock) : IChanges
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(3);

    public async IAsyncEnumerable<Change> Follow(Func<Change, bool> wanted, [EnumeratorCancellation] CancellationToken ct)
    {
        var actor = await Here(ct);
        var since = clock.GetTimestamp();
        // The feed may still be telling others of what happened before he came.
        var from = await feed.HighWaterAsync(ct);
        var box = new Mailbox(from, change => MayHear(Volatile.Read(ref actor), change) && wanted(change));
        feed.Join(box);
        try
        {
            while (true)
                foreach (var change in await box.TakeAsync(ct))
                {
                    if (clock.GetElapsedTime(since) > Trusted)
                    {
                        Volatile.Write(ref actor, await Here(ct));
                        since = clock.GetTimestamp();
                    }
                    if (MayHear(actor, change)) yield return change;
                }
        }
        finally
        {
            feed.Leave(box);
        }
    }

    private async ValueTask<Actor> Here(CancellationToken ct) =>
        await presence.NowAsync(ct) ?? throw new BadRequestException("UNAUTHENTICATED");

    /// <summary>A change without a row tells a kind and nothing of any record.</summary>
    private static bool MayHear(Actor actor, Change change) =>
        change.Tenant == actor.Tenant && (change.Row is null || change.Kind.View.Readable(actor, change.Row));
}
