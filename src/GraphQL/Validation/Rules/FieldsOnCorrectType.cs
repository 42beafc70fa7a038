using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A selected field is defined on the type it is selected from.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Selections</remarks>
internal sealed class FieldsOnCorrectType() : Rule("sec-Field-Selections")
{
    public override void EnterField(FieldNode node, ValidationContext context)
    {
        if (context.ParentType is not { } parent || context.Field is not null) return;
        var known = parent is FieldsType fields ? fields.Fields.Select(f => f.Name) : [];
        Report(context, $"{parent} has no field {node.Name}.{Suggestions.For(node.Name.Value, known)}", node);
    }
}
