namespace Compliance.Audit;

/// <summary>Which versions of a record a page of its history shows.</summary>
internal static class HistoryPage
{
    /// <summary>The lowest and the highest version of the page; none when the highest is below the lowest.</summary>
    /// <param name="newest">The record's version at the moment looked at.</param>
    /// <param name="after">The version of the cursor after which the page lies, in the page's own direction.</param>
    /// <param name="fromTheEnd">The last entries of what the cursors leave, not the first.</param>
    public static (long Low, long High) Of(long newest, long? after, long? before, int size, bool fromTheEnd, bool newestFirst)
    {
        var (below, above) = newestFirst ? (before, after) : (after, before);
        var (low, high) = (Math.Max(1, (below ?? 0) + 1), Math.Min(newest, (above ?? long.MaxValue) - 1));
        return fromTheEnd != newestFirst ? (Math.Max(low, high - size + 1), high) : (low, Math.Min(high, low + size - 1));
    }
}
