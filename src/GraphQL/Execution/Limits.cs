using GraphQL.Language;

namespace GraphQL.Execution;

/// <summary>
/// Bounds on what a valid document may ask: depth, fields and aliases with fragments expanded. Each fragment is
/// measured once, so that the measuring itself cannot be used to stall the server.
/// </summary>
internal static class Limits
{
    private readonly record struct Measure(int Depth, long Fields, long Aliases);

    public static GraphQLError? Check(PreparedDocument document, ExecutorOptions options)
    {
        var known = new Dictionary<string, Measure>(StringComparer.Ordinal);
        foreach (var operation in document.Operations.Select(o => o.Node))
        {
            var measure = Of(operation.Selection);
            if (measure.Depth > options.MaxDepth) return Error(operation, $"The operation is {measure.Depth} levels deep; {options.MaxDepth} are allowed.");
            if (measure.Fields > options.MaxFields) return Error(operation, $"The operation selects {measure.Fields} fields; {options.MaxFields} are allowed.");
            if (measure.Aliases > options.MaxAliases) return Error(operation, $"The operation gives {measure.Aliases} aliases; {options.MaxAliases} are allowed.");
        }
        return null;

        Measure Of(SelectionSetNode set)
        {
            var depth = 0;
            long fields = 0, aliases = 0;
            foreach (var selection in set.Selections)
            {
                var part = selection switch
                {
                    FieldNode field => Field(field),
                    InlineFragmentNode inline => Of(inline.Selection),
                    FragmentSpreadNode spread => Fragment(spread.Name.Value),
                    _ => default,
                };
                depth = Math.Max(depth, part.Depth);
                fields = Math.Min(fields + part.Fields, int.MaxValue);
                aliases = Math.Min(aliases + part.Aliases, int.MaxValue);
            }
            return new Measure(depth, fields, aliases);
        }

        Measure Field(FieldNode field)
        {
            var inner = field.Selection is null ? default : Of(field.Selection);
            return new Measure(inner.Depth + 1, inner.Fields + 1, inner.Aliases + (field.Alias is null ? 0 : 1));
        }

        Measure Fragment(string name)
        {
            if (!known.TryGetValue(name, out var measure)) known[name] = measure = Of(document.Fragments[name].Selection);
            return measure;
        }
    }

    private static GraphQLError Error(OperationNode at, string message) => new(message)
    {
        Locations = [at.Location],
        Extensions = ErrorCodes.With(ErrorCodes.Limit),
    };
}
