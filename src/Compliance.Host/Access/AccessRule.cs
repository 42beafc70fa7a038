using Compliance.Kernel;
using GraphQL;

namespace Compliance.Host.Access;

/// <summary>
/// <c>@access</c> as the SDL writes it: asked before the resolver of a field. The roles are checked here; which branch's
/// records a branch role reaches is in the filter of every list and in every view's rule for single rows.
/// </summary>
internal static class AccessRule
{
    public const string Directive = "access";

    public static FieldGuard Guard(DirectiveUse use, FieldDefinition field)
    {
        var roles = ((IReadOnlyList<object?>)use.Arguments["roles"]!).Select(r => SdlName.Parse<Role>((string)r!)).ToArray();
        var unauthenticated = Error("UNAUTHENTICATED", "请先登录。Sign in first.");
        var forbidden = Error("FORBIDDEN", $"您的职务不能使用 {field.Name}。Your office may not use {field.Name}.");
        return (in FieldContext context) =>
        {
            var actor = ((CurrentActor?)context.Request.Services.GetService(typeof(CurrentActor)))?.Value;
            return actor is null ? unauthenticated : actor.Is(roles) ? null : forbidden;
        };
    }

    /// <summary>Denied unless granted: a field of a root type without the directive stops the start.</summary>
    public static void CheckComplete(GraphQL.Schema schema)
    {
        var open = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>()
            .SelectMany(t => t.Fields.Where(f => f.Directives.All(d => d.Name != Directive)).Select(f => $"{t.Name}.{f.Name}")).ToList();
        if (open.Count > 0) throw new InvalidOperationException($"These fields have no @access and so nobody may use them: {string.Join(", ", open)}.");
    }

    private static GraphQLError Error(string code, string message) => new(message) { Extensions = new Dictionary<string, object?> { ["code"] = code } };
}
