using GraphQL.Language;

namespace GraphQL.Execution;

/// <summary>
/// Bounds on what a valid document may ask: depth, fields and aliases with fragments expanded. Each fragment is
/// measured once, and nothing is measured below the deepest level allowed, so that the measuring itself can be used
/// neither to stall the server nor to end its stack. Whatever else descends through fragments does so after it.
/// </summary>
internal static class Limits
{
    /// <summary>Selection sets inside one another, fragments expanded: those that hold no field count too.</summary>
    private const int MaxNesting = 400;

    private readonly record struct Measure(int Depth, int Nesting, long Fields, long Aliases);

    public static GraphQLError? Check(PreparedDocument document, ExecutorOptions options)
    {
        var known = new Dictionary<string, Measure>(StringComparer.Ordinal);
        foreach (var operation in document.Operations.Select(o => o.Node))
        {
            var measure = Of(operation.Selection, 0, 0);
            if (measure.Depth > options.MaxDepth) return Error(operation, $"The operation is more than {options.MaxDepth} levels deep.");
            if (measure.Nesting > MaxNesting) return Error(operation, $"The selections of the operation are nested more than {MaxNesting} levels deep.");
            if (measure.Fields > options.MaxFields) return Error(operation, $"The operation selects {measure.Fields} fields; {options.MaxFields} are allowed.");
            if (measure.Aliases > options.MaxAliases) return Error(operation, $"The operation gives {measure.Aliases} aliases; {options.MaxAliases} are allowed.");
        }
        return null;

        // Deeper than allowed is deep enough to know.
        Measure Of(SelectionSetNode set, int above, int around)
        {
            if (above > options.MaxDepth || around > MaxNesting) return new Measure(0, 1, 0, 0);
            var (depth, nesting) = (0, 0);
            long fields = 0, aliases = 0;
            foreach (var selection in set.Selections)
            {
                var part = selection switch
                {
                    FieldNode field => Field(field, above, around),
                    InlineFragmentNode inline => Of(inline.Selection, above, around + 1),
                    FragmentSpreadNode spread => Fragment(spread.Name.Value, above, around),
                    _ => default,
                };
                depth = Math.Max(depth, part.Depth);
                nesting = Math.Max(nesting, part.Nesting);
                fields = Math.Min(fields + part.Fields, int.MaxValue);
                aliases = Math.Min(aliases + part.Aliases, int.MaxValue);
            }
            return new Measure(depth, nesting + 1, fields, aliases);
        }

        Measure Field(FieldNode field, int above, int around)
        {
            var inner = field.Selection is null ? default : Of(field.Selection, above + 1, around + 1);
            return new Measure(inner.Depth + 1, inner.Nesting, inner.Fields + 1, inner.Aliases + (field.Alias is null ? 0 : 1));
        }

        Measure Fragment(string name, int above, int around)
        {
            if (!known.TryGetValue(name, out var measure)) known[name] = measure = Of(document.Fragments[name].Selection, above, around + 1);
            return measure;
        }
    }

    private static GraphQLError Error(OperationNode at, string message) => new(message)
    {
        Locations = [at.Location],
        Extensions = ErrorCodes.With(ErrorCodes.Limit),
    };
}
