using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>An input object literal gives each field once.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness</remarks>
internal sealed class UniqueInputFieldNames() : Rule("sec-Input-Object-Field-Uniqueness")
{
    public override void EnterValue(ValueNode node, ValidationContext context)
    {
        if (node is not ObjectNode { Fields.Count: > 1 } given) return;
        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var field in given.Fields)
            if (!seen.TryAdd(field.Name.Value, field.Name)) Report(context, $"The input field {field.Name} is given more than once.", seen[field.Name.Value], field.Name);
    }
}
