using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A literal is a value of the type that its place expects.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type</remarks>
internal sealed class ValuesOfCorrectType() : Rule("sec-Values-of-Correct-Type")
{
    private ValueNode? _settled;

    public override void EnterValue(ValueNode node, ValidationContext context)
    {
        if (_settled is not null || context.InputType is not { } type) return;
        switch (node)
        {
            case VariableNode: break;
            case NullNode:
                if (type is NonNullType) Report(context, $"Null is no {type}.", node);
                break;
            case ListNode when type.Nullable is ListType: break;
            case ObjectNode given when type.Named is InputObjectType input: Object(given, input, context); break;
            default:
                Leaf(node, type, context);
                // What stands inside such a value is the scalar's own business.
                if (node is ListNode or ObjectNode) _settled = node;
                break;
        }
    }

    public override void LeaveValue(ValueNode node, ValidationContext context)
    {
        if (ReferenceEquals(_settled, node)) _settled = null;
    }

    public override void EnterObjectField(ObjectFieldNode node, ValidationContext context)
    {
        if (_settled is null && context.InputType is null && context.ParentInputType?.Named is InputObjectType parent)
            Report(context, $"The input object {parent} has no field {node.Name}.{Suggestions.For(node.Name.Value, parent.Fields.Select(f => f.Name))}", node);
    }

    private void Object(ObjectNode node, InputObjectType input, ValidationContext context)
    {
        foreach (var field in input.Fields)
            if (field.IsRequired && !node.Fields.Exists(f => f.Name.Value == field.Name))
                Report(context, $"The field {field.Name} of {input} is required.", node);
        if (!input.IsOneOf) return;
        var known = node.Fields.FindAll(f => input.TryGetField(f.Name.Value, out _));
        if (known.Count != 1) Report(context, $"The input object {input} takes exactly one field.", node);
        else if (known[0].Value is NullNode) Report(context, $"The field {known[0].Name} of {input} must not be null, for it is the only one.", node);
    }

    private void Leaf(ValueNode node, GraphQLType expected, ValidationContext context)
    {
        switch (expected.Named)
        {
            case EnumType type:
                if (node is not EnumNode e || !type.Has(e.Value))
                    Report(context, $"{Shorten(node)} is no value of the enum {type}.{(node is EnumNode n ? Suggestions.For(n.Value, type.Values.Select(v => v.Name)) : "")}", node);
                break;
            case NamedScalar type:
                try
                {
                    type.Scalar.ParseObject(new ScalarInput(node, null));
                }
                catch (FormatException problem)
                {
                    Report(context, problem.Message, node);
                }
                break;
            default:
                Report(context, $"A value of type {expected} was expected, not {Shorten(node)}.", node);
                break;
        }
    }

    private static string Shorten(ValueNode node)
    {
        var text = Printer.Print(node);
        return text.Length > 60 ? text[..57] + "..." : text;
    }
}
