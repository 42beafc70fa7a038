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
        catch (ValidationEnds ends)
        {
            context.Errors.Add(Error(ends.Message));
        }
        catch (InsufficientExecutionStackException)
        {
            context.Errors.Add(Error("The selections of the document are nested too deep to be checked."));
        }
        return context.Errors;
    }

    private static GraphQLError Error(string message) => new(message) { Extensions = ErrorCodes.With(ErrorCodes.ValidationFailed, "sec-Validation") };

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

/// <summary>What is found so far is all that will be said.</summary>
internal sealed class ValidationEnds(string message) : Exception(message);
