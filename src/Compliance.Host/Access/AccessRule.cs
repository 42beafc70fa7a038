using Compliance.Host.Commands;
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
        var readOnly = Error("TOKEN_READS_ONLY", "此令牌只读。This token only reads.");
        var (writes, list) = (field.DeclaringType.Name == "Mutation", IsList(field));
        var forbidden = Error("FORBIDDEN", $"您的职务不能使用 {field.Name}。Your office may not use {field.Name}.");
        return (in FieldContext context) =>
        {
            var current = (CurrentActor?)context.Request.Services.GetService(typeof(CurrentActor));
            if (current?.Value is not { } actor) return unauthenticated;
            if (actor.Is(roles)) return writes && current.Session is { MayWrite: false } ? readOnly : null;
            if (list && context.Request.Services.GetService(typeof(Exports)) is Exports exports) current.Besides(exports.Refused(actor, field.Name));
            return forbidden;
        };
    }

    /// <summary>A list that is read; what a mutation looks up to decide may have to look at every branch.</summary>
    public static bool IsList(FieldDefinition field) => field.DeclaringType.Name != "Mutation" && field.Type.Named.Name.EndsWith("Connection", StringComparison.Ordinal);

    /// <summary>Denied unless granted: a field of a root type without the directive, or with a scope that nobody enforces yet, stops the start.</summary>
    public static void CheckComplete(GraphQL.Schema schema)
    {
        var unenforced = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>()
            .SelectMany(t => t.Fields.Where(f => f.Directives.Any(d => d.Name == Directive && d.Arguments.GetValueOrDefault("scope") is "DEPARTMENT" or "CASE")).Select(f => f.ToString())).ToList();
        if (unenforced.Count > 0) throw new InvalidOperationException($"No room enforces the scope of these fields: {string.Join(", ", unenforced)}.");


        var open = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>()
            .SelectMany(t => t.Fields.Where(f => f.Directives.All(d => d.Name != Directive)).Select(f => $"{t.Name}.{f.Name}")).ToList();
        if (open.Count > 0) throw new InvalidOperationException($"These fields have no @access and so nobody may use them: {string.Join(", ", open)}.");
    }

    private static GraphQLError Error(string code, string message) => new(message) { Extensions = new Dictionary<string, object?> { ["code"] = code } };
}
