using Compliance.Kernel;

namespace Compliance.Host.Access;

/// <summary>
/// An outside provider whose signed tokens are believed: <c>Compliance:Oidc</c> in the settings file, or
/// <c>COMPLIANCE_OIDC_AUTHORITY</c> and <c>COMPLIANCE_OIDC_AUDIENCE</c> alone.
/// </summary>
internal sealed record OidcSettings(string Authority, string Audience)
{
    /// <summary>Of whom the token speaks: <c>person/{value}</c> is the person in the Organization room.</summary>
    public string PersonClaim { get; init; } = "sub";

    /// <summary>Where the provider lists groups or roles.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>What such a word means here: <c>FINANCE</c>, <c>BRANCH_HEAD@branch/cardiology</c>. Empty = offices are those that the Organization room knows.</summary>
    public IReadOnlyDictionary<string, Office> Roles { get; init; } = new Dictionary<string, Office>();

    public static OidcSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Compliance:Oidc");
        var (authority, audience) = (section["Authority"] ?? configuration["Compliance:OidcAuthority"], section["Audience"] ?? configuration["Compliance:OidcAudience"]);
        if (string.IsNullOrWhiteSpace(authority) && string.IsNullOrWhiteSpace(audience)) return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback))
            throw new SettingsException($"The setting Oidc:Authority is '{authority}': write the issuer's https address.");
        if (string.IsNullOrWhiteSpace(audience))
            throw new SettingsException("The setting Oidc:Audience is missing: write the audience that the provider puts into tokens for this register; a token for another service must not open it.");
        return new OidcSettings(authority!.TrimEnd('/'), audience.Trim())
        {
            PersonClaim = section["PersonClaim"] ?? "sub",
            RoleClaim = section["RoleClaim"] ?? "roles",
            Roles = section.GetSection("Roles").GetChildren().ToDictionary(c => c.Key, c => Office(c.Key, c.Value ?? ""), StringComparer.Ordinal),
        };
    }

    private static Office Office(string word, string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (name, branch) = at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
        foreach (var role in Enum.GetValues<Role>())
            if (SdlName.Of(role) == name && Kernel.Office.OfBranch(role) == branch is not null)
                return new(role, branch);
        throw new SettingsException($"The setting Oidc:Roles:{word} is '{text}': write a role such as FINANCE, or BRANCH_HEAD@branch/cardiology for an office of a branch.");
    }
}
