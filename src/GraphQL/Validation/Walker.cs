using GraphQL.Language;

namespace GraphQL.Validation;

/// <summary>Walks a document in its order and keeps the context's types true while it does.</summary>
internal sealed class Walker(ValidationContext context, Rule[] rules)
{
    public void Walk(DocumentNode document)
    {
        foreach (var rule in rules) rule.EnterDocument(document, context);
        foreach (var definition in document.Definitions)
        {
            context.Definition = definition;
            if (definition is OperationNode operation) Operation(operation);
            else if (definition is FragmentNode fragment) Fragment(fragment);
        }
        foreach (var rule in rules) rule.LeaveDocument(document, context);
    }

    private void Operation(OperationNode node)
    {
        context.Type = context.Schema.Root(node.Kind);
        foreach (var rule in rules) rule.EnterOperation(node, context);
        foreach (var variable in node.Variables) Variable(variable);
        Directives(node.Directives, node.Kind switch { OperationKind.Query => "QUERY", OperationKind.Mutation => "MUTATION", _ => "SUBSCRIPTION" });
        SelectionSet(node.Selection);
        foreach (var rule in rules) rule.LeaveOperation(node, context);
        context.Type = null;
    }

    private void Variable(VariableDefinitionNode node)
    {
        context.InputType = context.TypeOf(node.Type) is { IsInput: true } type ? type : null;
        foreach (var rule in rules) rule.EnterVariableDefinition(node, context);
        TypeName(node.Type);
        if (node.Default is { } value) Value(value);
        context.InputType = null;
        Directives(node.Directives, "VARIABLE_DEFINITION");
    }

    private void TypeName(TypeNode node)
    {
        while (node is not NamedTypeNode) node = node is ListTypeNode list ? list.Item : ((NonNullTypeNode)node).Inner;
        foreach (var rule in rules) rule.EnterNamedType((NamedTypeNode)node, context);
    }

    private void Fragment(FragmentNode node)
    {
        context.Type = Condition(node.TypeCondition);
        foreach (var rule in rules) rule.EnterFragment(node, context);
        TypeName(node.TypeCondition);
        Directives(node.Directives, "FRAGMENT_DEFINITION");
        SelectionSet(node.Selection);
        context.Type = null;
    }

    private NamedType? Condition(NamedTypeNode node) => context.Schema.Type(node.Name.Value) is { IsInput: false } or { IsLeaf: true } ? context.Schema.Type(node.Name.Value) : null;

    private void SelectionSet(SelectionSetNode node)
    {
        var (type, parent) = (context.Type, context.ParentType);
        context.ParentType = type?.Named is { IsComposite: true } named ? named : null;
        foreach (var selection in node.Selections)
        {
            switch (selection)
            {
                case FieldNode field: Field(field); break;
                case FragmentSpreadNode spread:
                    foreach (var rule in rules) rule.EnterSpread(spread, context);
                    Directives(spread.Directives, "FRAGMENT_SPREAD");
                    break;
                case InlineFragmentNode inline: Inline(inline); break;
            }
            context.Type = type;
        }
        context.ParentType = parent;
    }

    private void Field(FieldNode node)
    {
        var outer = context.Field;
        var definition = context.ParentType is { } parent ? context.Schema.Field(parent, node.Name.Value) : null;
        context.Field = definition;
        context.Type = definition?.Type;
        foreach (var rule in rules) rule.EnterField(node, context);
        Arguments(node.Arguments, name => definition?.Argument(name));
        Directives(node.Directives, "FIELD");
        if (node.Selection is { } selection) SelectionSet(selection);
        context.Field = outer;
    }

    private void Inline(InlineFragmentNode node)
    {
        context.Type = node.TypeCondition is { } condition ? Condition(condition) : context.Type?.Named;
        foreach (var rule in rules) rule.EnterInline(node, context);
        if (node.TypeCondition is { } name) TypeName(name);
        Directives(node.Directives, "INLINE_FRAGMENT");
        SelectionSet(node.Selection);
    }

    private void Directives(List<DirectiveNode> nodes, string location)
    {
        if (nodes.Count == 0) return;
        foreach (var rule in rules) rule.EnterDirectives(nodes, location, context);
        foreach (var node in nodes)
        {
            var definition = context.Schema.Directive(node.Name.Value);
            context.Directive = definition;
            context.DirectiveName = node.Name.Value;
            foreach (var rule in rules) rule.EnterDirective(node, location, context);
            Arguments(node.Arguments, name => definition?.Argument(name));
            context.Directive = null;
            context.DirectiveName = null;
        }
    }

    private void Arguments(List<ArgumentNode> nodes, Func<string, InputValueDefinition?> find)
    {
        if (nodes.Count == 0) return;
        foreach (var rule in rules) rule.EnterArguments(nodes, context);
        foreach (var node in nodes)
        {
            var definition = find(node.Name.Value);
            context.Argument = definition;
            context.InputType = definition?.Type;
            context.LocationHasDefault = definition?.HasDefault == true;
            foreach (var rule in rules) rule.EnterArgument(node, context);
            Value(node.Value);
            context.Argument = null;
            context.InputType = null;
            context.LocationHasDefault = false;
        }
    }

    private void Value(ValueNode node)
    {
        if (node is VariableNode variable)
        {
            context.Use(new VariableUsage(variable, context.InputType, context.LocationHasDefault, context.OneOfParent));
        }
        foreach (var rule in rules) rule.EnterValue(node, context);
        var (type, outer, hasDefault, exclusive) = (context.InputType, context.ParentInputType, context.LocationHasDefault, context.OneOfParent);
        switch (node)
        {
            case ListNode list:
                context.InputType = type?.Nullable is ListType l ? l.Item : type;
                context.ParentInputType = type;
                context.LocationHasDefault = false;
                context.OneOfParent = null;
                foreach (var item in list.Values) Value(item);
                break;
            case ObjectNode given:
                var input = type?.Named as InputObjectType;
                context.ParentInputType = type;
                context.OneOfParent = input is { IsOneOf: true } ? input : null;
                foreach (var field in given.Fields)
                {
                    var definition = input is not null && input.TryGetField(field.Name.Value, out var found) ? found : null;
                    context.InputType = definition?.Type;
                    context.LocationHasDefault = definition?.HasDefault == true;
                    foreach (var rule in rules) rule.EnterObjectField(field, context);
                    Value(field.Value);
                }
                break;
        }
        (context.InputType, context.ParentInputType, context.LocationHasDefault, context.OneOfParent) = (type, outer, hasDefault, exclusive);
        foreach (var rule in rules) rule.LeaveValue(node, context);
    }
}
