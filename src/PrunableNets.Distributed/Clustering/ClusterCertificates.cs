using System.IO;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;
using Orleans.Hosting;

namespace PrunableNets.Distributed;

/// <summary>
/// TLS between the programs of a cluster: each shows a certificate that the cluster's own authority has signed, and whoever has none is not
/// let in. Names in certificates are not looked at: workers come and go under whatever address they have.
/// </summary>
internal sealed class ClusterCertificates(X509Certificate2 own, X509Certificate2 authority)
{
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is no certificate, or has no private key.</exception>
    public static ClusterCertificates Read(ClusterCertificateOptions options)
    {
        foreach (var file in new[] { options.File, options.Authority })
        {
            if (!File.Exists(file))
                throw new FileNotFoundException($"The cluster's certificate: '{file}' is not there.", file);
        }
        try
        {
            var own = X509CertificateLoader.LoadPkcs12FromFile(options.File, options.Password);
            if (!own.HasPrivateKey)
                throw new InvalidDataException(
                    $"'{options.File}' has no private key; export it with its key (openssl pkcs12 -export -inkey ..).");
            var certificates = new ClusterCertificates(own, X509CertificateLoader.LoadCertificateFromFile(options.Authority));
            return certificates.IsSigned(own)
                ? certificates
                : throw new InvalidDataException(
                    $"'{options.File}' is not signed by '{options.Authority}', or is not valid now; "
                        + "nobody in the cluster would let it in.");
        }
        catch (CryptographicException e)
        {
            throw new InvalidDataException(
                "The cluster's certificate cannot be read: "
                    + $"'{options.File}' is a PKCS#12 file with the password given, '{options.Authority}' a PEM file ({e.Message}).",
                e);
        }
    }

    public void Configure(ISiloBuilder silo) => silo.UseTls(own, tls =>
    {
        tls.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.SslProtocols = SslProtocols.Tls13 | SslProtocols.Tls12;
        tls.RemoteCertificateValidation = (certificate, _, _) => certificate is not null && IsSigned(certificate);
        tls.OnAuthenticateAsClient = (_, client) => client.TargetHost = own.GetNameInfo(X509NameType.DnsName, forIssuer: false);
    });

    /// <summary>Whether the authority, and no other, has signed it, and it is still valid.</summary>
    internal bool IsSigned(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
