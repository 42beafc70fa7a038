namespace Compliance.Kernel;

/// <summary>The fields of <c>root.graphql</c>.</summary>
internal sealed class NodeFields
{
    public ValueTask<IRow?> Node(string id, INodes nodes, CancellationToken ct) => nodes.Find(id, null, ct);
}
