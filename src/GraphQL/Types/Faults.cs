using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>Gathers what is wrong with a schema, so that all of it is told at once.</summary>
internal sealed class Faults
{
    private readonly List<string> _all = [];

    public bool Any => _all.Count > 0;

    public void Add(string fault)
    {
        if (!_all.Contains(fault)) _all.Add(fault);
    }

    public void Add(Node node, string fault)
    {
        var at = node.Location;
        Add($"{node.Source.Name}:{at.Line}:{at.Column}: {fault}");
    }

    public void ThrowIfAny()
    {
        if (Any) throw new SchemaException([.. _all]);
    }
}
