namespace Compliance.Kernel;

internal static class Connections
{
    /// <summary>The same page shown as something else: rows of people as references that every room links to.</summary>
    public static Connection<TShown> Map<TRow, TShown>(this Connection<TRow> page, Func<TRow, TShown> show) =>
        new([.. page.Edges.Select(e => new Edge<TShown>(show(e.Node), _ => e.Cursor))], page.PageInfo, page.GetTotalCount);
}
