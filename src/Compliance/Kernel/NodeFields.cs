namespace Compliance.Kernel;

/// <summary>The fields of <c>root.graphql</c>.</summary>
internal sealed class NodeFields
{
    public DateTimeOffset Now(IDesk desk) => desk.Now;

    // Branches and people are shown through references everywhere, so that the rooms need not know their rows.
    public async ValueTask<object?> Node(string id, INodes nodes, CancellationToken ct) => await nodes.Find(id, null, ct) switch
    {
        null => null,
        { Id: var branch } when branch.StartsWith("branch/", StringComparison.Ordinal) => new BranchRef(branch),
        { Id: var person } when person.StartsWith("person/", StringComparison.Ordinal) => new PersonRef(person),
        var row => row,
    };
}
