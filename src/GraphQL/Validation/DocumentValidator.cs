using GraphQL.Language;
using GraphQL.Validation.Rules;

namespace GraphQL.Validation;

/// <summary>Checks a document against a schema (section 5): one walk, all rules at once.</summary>
internal static class DocumentValidator
{
    /// <summary>A document with more faults than this is told no more of them.</summary>
    private const int MaxErrors = 100;

    public static List<GraphQLError> Validate(Schema schema, DocumentNode document, int maxErrors = MaxErrors) => Validate(schema, document, maxErrors, AllRules());

    public static List<GraphQLError> Validate(Schema schema, DocumentNode document, params Rule[] rules) => Validate(schema, document, MaxErrors, rules);

    private static List<GraphQLError> Validate(Schema schema, DocumentNode document, int maxErrors, Rule[] rules)
    {
        var context = new ValidationContext(schema, document, maxErrors);
        try
        {
            new Walker(context, rules).Walk(document);
        }
        catch (TooManyErrors)
        {
            context.Errors.Add(new GraphQLError("There are more faults; they are not listed.") { Extensions = ErrorCodes.With(ErrorCodes.ValidationFailed, "sec-Validation") });
        }
        return context.Errors;
    }

    public static Rule[] AllRules() =>
    [
        new ExecutableDefinitions(), new KnownOperationTypes(), new UniqueOperationNames(), new LoneAnonymousOperation(), new SingleFieldSubscriptions(),
        new KnownTypeNames(), new FragmentsOnCompositeTypes(), new VariablesAreInputTypes(), new ScalarLeafs(), new FieldsOnCorrectType(),
        new UniqueFragmentNames(), new KnownFragmentNames(), new NoUnusedFragments(), new PossibleFragmentSpreads(), new NoFragmentCycles(),
        new UniqueVariableNames(), new NoUndefinedVariables(), new NoUnusedVariables(), new KnownDirectives(), new UniqueDirectivesPerLocation(),
        new KnownArgumentNames(), new UniqueArgumentNames(), new ValuesOfCorrectType(), new ProvidedRequiredArguments(),
        new VariablesInAllowedPosition(), new OverlappingFieldsCanBeMerged(), new UniqueInputFieldNames(),
    ];
}

internal sealed class TooManyErrors : Exception;
