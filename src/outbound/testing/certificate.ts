// A certificate for receiver.example, localhost and 127.0.0.1 with its key, for receivers in tests. No server of the product uses it.

export const certificate = `-----BEGIN CERTIFICATE-----
MIIBvDCCAWKgAwIBAgIUQlWDxpnbdNEZUddh7XzCTtodktowCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQcmVjZWl2ZXIuZXhhbXBsZTAgFw0yNjExMjkyMzM4MjRaGA8y
MTI2MTEwNTIzMzgyNFowGzEZMBcGA1UEAwwQcmVjZWl2ZXIuZXhhbXBsZTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABA5kG6WgxKZWiGfrshA9IriKxSr/aq3xCNky
LwLvNlHdJm4smWy8wzWGf/5rGXMvefoyuDMnoEHNqcIlFCuhQEqjgYEwfzAdBgNV
HQ4EFgQUmlsoFb0MXO0cU9RI6A6NP1wFo/UwHwYDVR0jBBgwFoAUmlsoFb0MXO0c
U9RI6A6NP1wFo/UwDwYDVR0TAQH/BAUwAwEB/zAsBgNVHREEJTAjghByZWNlaXZl
ci5leGFtcGxlgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIgF9am
suyuFA+CdM8LNxwAVeAN6sraO45BAYgHG3mVBMUCIQCM9uV6YkkziNx8GLv5hMTj
1/RnDBwFAq/MSrzq/+okjw==
-----END CERTIFICATE-----`;

export const certificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtn3WekAg3U8WJrw+
ixK6oKsJMQvqgbqT3VMNqoTP6O2hRANCAAQOZBuloMSmVohn67IQPSK4isUq/2qt
8QjZMi8C7zZR3SZuLJlsvMM1hn/+axlzL3n6MrgzJ6BBzanCJRQroUBK
-----END PRIVATE KEY-----`;
